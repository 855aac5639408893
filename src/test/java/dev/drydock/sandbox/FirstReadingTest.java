package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class FirstReadingTest {

    private final PrintedOutput follower = new PrintedOutput();
    private final FirstReading reading = new FirstReading("lab", follower);

    private void read(String text, long end) {
        reading.read(1, text.getBytes(StandardCharsets.US_ASCII), end);
    }

    private void opened(boolean isNew, long end) {
        reading.opened(1, ByteBuffer.allocate(17).put((byte) (isNew ? 1 : 0)).putLong(0).putLong(end).array());
    }

    private List<String> taken() throws InterruptedException {
        follower.tell(new Printed.Gone("last"));
        List<String> taken = follower.take().stream().map(FirstReadingTest::inWords).toList();
        return taken.subList(0, taken.size() - 1);
    }

    private static String inWords(Printed event) {
        return switch (event) {
            case Printed.Bytes bytes -> bytes.offset() + ":" + new String(bytes.bytes(), StandardCharsets.US_ASCII);
            case Printed.Opened opened -> "opened " + opened.isNew();
            case Printed.Resized resized -> "size " + resized.size().cols();
            case Printed.Gone _ -> "gone";
        };
    }

    @Test
    void whatSeveralReadersGetIsPassedOnOnce() throws InterruptedException {
        follower.follow();
        read("abc", 3);
        read("abc", 3);
        read("abcde", 5);
        read("xyz", 20);
        assertEquals(List.of("0:abc", "3:de", "17:xyz"), taken());
    }

    @Test
    void aNewShellBeginsAtZeroAgain() throws InterruptedException {
        follower.follow();
        read("abc", 3);
        opened(true, 0);
        read("abc", 3);
        assertEquals(List.of("0:abc", "opened true", "0:abc"), taken());
    }

    @Test
    void nobodyIsToldBeforeSomebodyFollowsNorOfALabThatIsIgnored() throws InterruptedException {
        read("abc", 3);
        follower.follow();
        follower.ignore("lab");
        read("def", 6);
        reading.resized(1, new TerminalSize(70, 20));
        follower.listen("lab");
        read("ghi", 9);
        assertEquals(List.of("size 70", "6:ghi"), taken());
    }

    @Test
    void aFollowerThatLagsMissesBytesAndHoldsNobodyUp() throws InterruptedException {
        follower.follow();
        byte[] flood = new byte[1024 * 1024];
        for (int i = 1; i <= 40; i++) {
            reading.read(1, flood, (long) i * flood.length);
        }
        assertEquals(16, taken().size());
        read("on", 40L * flood.length + 2);
        assertEquals(List.of(40L * flood.length + ":on"), taken());
    }
}
