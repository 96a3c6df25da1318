package com.workwise.ingest.ctl;

/** Answers in the API's shapes. */
public final class Samples {

    public static final String LETTER = "0b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88";
    public static final String OTHER_LETTER = "1b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88";
    public static final String REPLAY = "5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40";
    public static final String DISCARD = "9d2c6f1a-1b7e-4a52-9f60-2f1f0e9c8b7a";

    public static final String SUMMARY = """
            {"total":443,"states":{"open":440,"replaying":0,"parked":3,"resolved":9,"discarded":0},
             "groups":[
              {"stage":"CHECK","code":"salary.range","source":"acme","count":412,"firstSeen":"2026-11-20T22:00:00.123Z","lastSeen":"2026-11-21T02:00:00Z","example":"%s"},
              {"stage":"STORE","code":"22003","source":"beta feed","count":31,"firstSeen":"2026-11-20T23:00:00Z","lastSeen":"2026-11-21T01:00:00Z","example":"%s"}],
             "moreGroups":false,"expiring":{"count":2,"before":"2026-11-23T00:00:00Z"}}""".formatted(LETTER, OTHER_LETTER);

    public static final String EMPTY_SUMMARY = """
            {"total":0,"states":{"open":0,"replaying":0,"parked":0,"resolved":452,"discarded":0},"groups":[],
             "moreGroups":false,"expiring":{"count":0,"before":null}}""";

    private Samples() {}

    public static String letter(String id, String state) {
        return """
            {"id":"%s","state":"%s","stage":"CHECK","class":"InvalidJob","code":"salary.range",
             "reasons":[{"code":"salary.range","pointer":"/salary","message":"from 90 to 50"}],"source":"acme","key":"job-1","attempts":2,
             "firstFailedAt":"2026-11-20T22:00:00Z","lastFailedAt":"2026-11-21T02:00:00.5Z",
             "origin":{"topic":"jobs.raw","partition":3,"offset":17,"timestamp":"2026-11-20T21:59:59Z"},
             "batchId":null,"client":null,"outcome":null,"settledAt":null,"bytes":25}""".formatted(id, state);
    }

    /** @param value a JSON object in the shape of a letter's value */
    public static String fullLetter(String value) {
        String item = letter(LETTER, "open").strip();
        return item.substring(0, item.length() - 1) + """
            ,"format":"workwise","letter":{"topic":"jobs.dead-letter","partition":0,"offset":5},"targetTopic":"jobs.replay",
             "worker":"worker-1","requestId":null,"batchIndex":null,"replayId":null,"discardId":null,"discardReason":null,
             "value":%s,"rawKey":{"text":"job-1","base64":"am9iLTE=","bytes":5},
             "headers":[{"name":"traceparent","text":"00-ab","base64":"MDAtYWI="},{"name":"bin","text":null,"base64":"gA=="}],
             "history":[{"at":"2026-11-21T02:00:00Z","kind":"failed","actor":"worker-1","requestId":null,"detail":{"code":"salary.range","attempts":2}}]}""".formatted(value);
    }

    /** @param counts members of {@code counts} */
    public static String replay(String state, int total, String counts) {
        return """
            {"id":"%s","state":"%s","stateReason":null,"actor":"anna","reason":"swapped feed","createdAt":"2026-11-21T02:10:00Z","approvedBy":null,
             "startedAt":"2026-11-21T02:10:01Z","endedAt":null,"targetTopic":"jobs.replay","rate":100,"canary":true,"maxFailureShare":0.1,
             "selection":{"filter":{"code":"salary.range"}},"edits":[{"op":"swapSalaryBounds"}],"total":%d,"counts":{%s},
             "outcomes":{"inserted":3},"failures":[],"stage":{"limit":10},
             "history":[{"at":"2026-11-21T02:10:00Z","kind":"created","actor":"anna","requestId":"req-1","detail":{}}]}""".formatted(REPLAY, state, total, counts);
    }

    public static String dryRun(int pass, int fail) {
        return """
            {"dryRun":true,"total":%d,"needsApproval":false,"targetTopic":"jobs.replay","policy":"workers","wouldPass":%d,"wouldFail":%d,
             "failures":[%s],"notEditable":0,"database":null,
             "diffs":[{"id":"%s","changes":[{"pointer":"/salary","before":"90-50","after":"50-90"},{"pointer":"/url","before":"x"}]}]}""".formatted(
                        pass + fail,
                        pass,
                        fail,
                        fail == 0
                                ? ""
                                : "{\"code\":\"salary.range\",\"pointer\":\"/salary\",\"count\":" + fail
                                        + ",\"example\":\"" + LETTER + "\"}",
                        LETTER);
    }
}
