import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The command line; without a name every benchmark runs. */
record Options(List<Benchmark> benchmarks, OptionalInt rounds, int count, boolean json, boolean help) {

    private static final int USUAL_COUNT = 300;

    static Options parse(String[] arguments, List<Benchmark> all) {
        List<Benchmark> chosen = new ArrayList<>();
        OptionalInt rounds = OptionalInt.empty();
        int count = USUAL_COUNT;
        boolean json = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            switch (parts[0]) {
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                case "--rounds", "--count" -> {
                    String value = parts.length > 1 ? parts[1] : ++i < arguments.length ? arguments[i] : "";
                    if (parts[0].equals("--rounds")) {
                        rounds = OptionalInt.of(number(parts[0], value));
                    } else {
                        count = number(parts[0], value);
                    }
                }
                default -> chosen.add(named(arguments[i], all));
            }
        }
        return new Options(chosen.isEmpty() ? all : chosen, rounds, count, json, help);
    }

    private static int number(String option, String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(option + " needs a number from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }

    private static Benchmark named(String name, List<Benchmark> all) {
        return all.stream().filter(it -> it.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no benchmark and no option."));
    }
}
