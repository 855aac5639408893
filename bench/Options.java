import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The command line; without a name every benchmark runs. */
record Options(List<Benchmark> benchmarks, OptionalInt rounds, boolean json, boolean help) {

    static Options parse(String[] arguments, List<Benchmark> all) {
        List<Benchmark> chosen = new ArrayList<>();
        OptionalInt rounds = OptionalInt.empty();
        boolean json = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                case "--rounds" -> {
                    i++;
                    rounds = OptionalInt.of(rounds(i < arguments.length ? arguments[i] : ""));
                }
                default -> {
                    if (argument.startsWith("--rounds=")) {
                        rounds = OptionalInt.of(rounds(argument.substring("--rounds=".length())));
                    } else {
                        chosen.add(named(argument, all));
                    }
                }
            }
        }
        return new Options(chosen.isEmpty() ? all : chosen, rounds, json, help);
    }

    private static int rounds(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("--rounds needs a number from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }

    private static Benchmark named(String name, List<Benchmark> all) {
        return all.stream().filter(it -> it.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no benchmark and no option."));
    }
}
