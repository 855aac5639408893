/*
 * Runs one check beside the learner's processes. The server executes
 *
 *     supervisor check MILLISECONDS SCRIPT_BYTES INTERPRETER [ARGUMENT...] -- [ARGUMENT...]
 *
 * and writes the script, then the script's own input, to standard input. The script is held in memory and never has a
 * name in the lab. It keeps PID 1's capabilities, so that root in the lab, who has one less, can neither read nor trace it.
 */
#ifndef DRYDOCK_CHECK_H
#define DRYDOCK_CHECK_H

/*
 * `arguments` as above, from MILLISECONDS on. Returns the script's exit status (128 + signal when one killed it) once
 * everything that it started is gone; when the time is up this process dies by SIGKILL with the script. EXIT_CHECK_USAGE
 * when the arguments make no sense, 126 when the interpreter cannot be run.
 */
int check_run(int count, char **arguments);

#endif
