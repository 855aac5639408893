import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** On what the figures were taken. */
final class Machine {

    private Machine() {
    }

    static Map<String, String> describe(Engine engine) throws IOException {
        JsonNode info = engine.get("/info");
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("cores", info.path("NCPU").asText());
        machine.put("memory", (info.path("MemTotal").asLong() >> 30) + " GiB");
        machine.put("kernel", info.path("KernelVersion").asText());
        machine.put("engine", info.path("ServerVersion").asText());
        machine.put("storage", info.path("Driver").asText());
        machine.put("cgroup", "v" + info.path("CgroupVersion").asText("1"));
        machine.put("java", Runtime.version().toString());
        machine.put("load", load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load));
        return machine;
    }

    /** What the kernel could give to programs without swapping. */
    static long availableBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst()
                .orElseThrow(() -> new IOException("the kernel does not say what memory is available"));
    }

    static String line(Map<String, String> machine) {
        StringBuilder line = new StringBuilder("Machine: ");
        machine.forEach((what, value) -> line.append(line.length() > 9 ? ", " : "").append(what).append(' ').append(value));
        return line.toString();
    }
}
