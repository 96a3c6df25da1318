package com.workwise.ingest.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PostingsTest {

    @Test
    void splitsLinesOnLineFeedAloneAndKeepsTheirBytes() throws IOException {
        assertThat(texts("{\"a\":\"x\u2028y\u2029z\u0085\"}\n {\"b\" : 1.0} \r\n\n \t\n{\"c\":\"\rk\"}"))
                .containsExactly("{\"a\":\"x\u2028y\u2029z\u0085\"}", " {\"b\" : 1.0} ", "{\"c\":\"\rk\"}");
    }

    @Test
    void numbersLinesAsAnEditorDoes() throws IOException {
        assertThat(postings("{}\n\n[]\n").stream().map(Posting::place)).containsExactly("line 1", "line 3");
    }

    @Test
    void readsLinesThatAreLargerThanAnyBuffer() throws IOException {
        String line = "{\"description\":\"" + "ä".repeat(200_000) + "\"}";
        assertThat(texts(line + "\n" + line)).containsExactly(line, line);
    }

    @Test
    void slicesTheItemsOfAnArrayByteForByte() throws IOException {
        assertThat(texts(
                        " [ {\"a\" : \"Köln\\u00e9\", \"n\":1.50} ,\n{\"b\":[1,{}]},\"text ü\" , -12.5e3 ,null,[ ] ] "))
                .containsExactly(
                        "{\"a\" : \"Köln\\u00e9\", \"n\":1.50}",
                        "{\"b\":[1,{}]}",
                        "\"text ü\"",
                        "-12.5e3",
                        "null",
                        "[ ]");
    }

    @Test
    void slicesTheItemsOfARequestBody() throws IOException {
        assertThat(texts("{ \"items\" : [{\"a\":1},{\"a\":2}] }")).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void keepsPropertiesThatOccurTwiceForTheApiToJudge() throws IOException {
        assertThat(texts("[{\"a\":1,\"a\":2}]")).containsExactly("{\"a\":1,\"a\":2}");
    }

    @Test
    void handsOverTheRestOfABrokenArrayInsteadOfDroppingIt() throws IOException {
        List<Posting> postings = postings("[{\"a\":1},{\"a\":2},{\"a\" 3},{\"a\":4}]");
        assertThat(postings).hasSize(3);
        assertThat(text(postings.getLast())).isEqualTo(",{\"a\" 3},{\"a\":4}]");
        assertThat(postings.getLast().place()).isEqualTo("everything from item 3");
    }

    @Test
    void handsOverWhatFollowsACutOffArray() throws IOException {
        assertThat(postings("[{\"a\":1},{\"a\":")).hasSize(2);
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(texts("\uFEFF{\"a\":1}\n{\"b\":2}")).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(texts("\uFEFF[{\"a\":\"é\"},{\"b\":2}]")).containsExactly("{\"a\":\"é\"}", "{\"b\":2}");
    }

    @Test
    void unpacksGzipWhateverTheFileIsCalled() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(packed.toByteArray())).hasSize(2);
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        assertThat(postings("")).isEmpty();
        assertThat(postings("\n \n")).isEmpty();
        assertThat(postings("[]")).isEmpty();
    }

    private static List<String> texts(String file) throws IOException {
        return postings(file).stream().map(PostingsTest::text).toList();
    }

    private static String text(Posting posting) {
        return new String(posting.json(), StandardCharsets.UTF_8);
    }

    private static List<Posting> postings(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Posting> read(byte[] file) throws IOException {
        List<Posting> all = new ArrayList<>();
        try (InputStream in = Source.unpacked(Source.of("file", file).opener().open())) {
            Postings postings = Postings.in(in);
            for (Posting posting = postings.next(); posting != null; posting = postings.next()) {
                all.add(posting);
            }
        }
        return all;
    }
}
