package dev.drydock.sandbox;

import java.util.List;

/**
 * A script for one run in a lab. It reaches the lab through the engine, is held in memory there, and is never a file.
 *
 * @param interpreter the name of one of the toolbox's interpreters, such as {@code sh}
 * @param interpreterArguments what the script's first line gives to it
 * @param script the script
 * @param arguments {@code $1} and on
 * @param input its standard input
 */
public record Program(String interpreter, List<String> interpreterArguments, byte[] script, List<String> arguments,
        byte[] input) {

    public Program {
        interpreterArguments = List.copyOf(interpreterArguments);
        arguments = List.copyOf(arguments);
    }
}
