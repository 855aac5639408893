// Commands and what they printed, as text: kept when the screen is cleared or has scrolled on.

export interface LoggedCommand {
  command: string;
  output: string;
  /** Null while it runs, and where the shell did not say. */
  exit: number | null;
}

const mostCommands = 500;
const longestOutput = 200_000;
const mostCharacters = 4_000_000;

export class CommandLog {
  #commands: LoggedCommand[] = [];
  #characters = 0;

  get commands(): readonly LoggedCommand[] {
    return this.#commands;
  }

  get last(): LoggedCommand | undefined {
    return this.#commands.at(-1);
  }

  add(logged: LoggedCommand): void {
    const kept = { ...logged, output: shortened(logged.output) };
    this.#commands.push(kept);
    this.#characters += sizeOf(kept);
    while (this.#commands.length > mostCommands || this.#characters > mostCharacters) {
      this.#characters -= sizeOf(this.#commands.shift()!);
    }
  }

  clear(): void {
    this.#commands = [];
    this.#characters = 0;
  }
}

/** The log as it is saved: each command as in a manual, with its output below. */
export function logAsText(commands: readonly LoggedCommand[]): string {
  return commands.map((each) => [`$ ${each.command}`, each.output, verdictOf(each)].filter((part) => part !== '').join('\n') + '\n').join('\n');
}

/** Said of a command that did not simply succeed. */
export function verdictOf({ exit }: LoggedCommand): string {
  return exit === null ? '[still running]' : exit === 0 ? '' : `[exit code ${exit}]`;
}

/** The end says more than the beginning: it holds the result, or the error. */
function shortened(output: string): string {
  return output.length > longestOutput ? `[The beginning is left out.]\n${output.slice(-longestOutput)}` : output;
}

function sizeOf({ command, output }: LoggedCommand): number {
  return command.length + output.length;
}
