// How much of the lesson is done, told by the tasks in the page: bar, number, and a tick for each finished step.

export class LessonProgress {
  readonly #passed = new Set<string>();

  constructor(
    private readonly text: HTMLElement,
    private readonly places: { bar: HTMLProgressElement | null; count: HTMLElement | null; outline: HTMLElement | null; finish: HTMLElement | null },
  ) {
    for (const task of text.querySelectorAll<HTMLElement>('[data-task][data-state=passed]')) {
      this.#passed.add(task.dataset['task']!);
    }
    this.#show();
  }

  passed(task: HTMLElement): void {
    this.#passed.add(task.dataset['task']!);
    this.#show();
  }

  /** Once passed, always passed. */
  has(task: HTMLElement): boolean {
    return this.#passed.has(task.dataset['task']!);
  }

  #show(): void {
    const tasks = [...this.text.querySelectorAll<HTMLElement>('[data-task]')];
    const done = this.#count(tasks);
    if (this.places.bar) {
      this.places.bar.value = done;
    }
    if (this.places.count) {
      this.places.count.textContent = `${done} of ${tasks.length} tasks`;
    }
    for (const step of this.text.querySelectorAll<HTMLElement>('[data-step]')) {
      const own = [...step.querySelectorAll<HTMLElement>('[data-task]')];
      if (own.length > 0) {
        const finished = this.#count(own) === own.length;
        const link = this.places.outline?.querySelector<HTMLElement>(`a[href="#${CSS.escape(step.id)}"]`);
        link?.classList.toggle('is-done', finished);
        const said = link?.querySelector('[data-done]');
        if (said) {
          said.textContent = finished ? ' (done)' : '';
        }
      }
    }
    if (this.places.finish) {
      this.places.finish.hidden = tasks.length === 0 || done < tasks.length;
    }
  }

  #count(tasks: HTMLElement[]): number {
    return tasks.filter((task) => this.#passed.has(task.dataset['task']!)).length;
  }
}
