package com.workwise.ingest.standalone;

/** The key that application.properties lets in; its SHA-256 stands there. Good for this machine only. */
final class DevelopmentKey {

    static final String KEY = "dev-key";

    private DevelopmentKey() {}
}
