// Questions before something is lost or sent. Built on <dialog>, which traps focus, closes by Escape and gives the focus back.

export interface Question {
  title: string;
  /** Paragraphs that say what will happen. */
  text: string[];
  /** Shown as is, in a scrolling box. */
  code?: string;
  confirm: string;
  /** There is nothing to decide: one button only. */
  told?: boolean;
  danger?: boolean;
  /** A line to fill in; its content comes back in the answer. */
  field?: { label: string; value: string; longest?: number };
  /** Label of a box to tick; its state comes back in the answer. */
  tick?: string;
}

export interface Answer {
  confirmed: boolean;
  ticked: boolean;
  text: string;
}

export function ask(question: Question): Promise<Answer> {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const form = document.createElement('form');
  form.method = 'dialog';

  const title = element('h2', 'dialog-title', question.title);
  title.id = `dialog-${crypto.randomUUID()}`;
  dialog.setAttribute('aria-labelledby', title.id);
  form.append(title, ...question.text.map((sentence) => element('p', '', sentence)));

  if (question.code !== undefined) {
    const code = element('pre', 'dialog-code', question.code);
    code.tabIndex = 0;
    code.setAttribute('role', 'region');
    code.setAttribute('aria-label', 'Text');
    form.append(code);
  }

  const box = document.createElement('input');
  box.type = 'checkbox';
  if (question.tick !== undefined) {
    const label = element('label', 'dialog-tick', '');
    label.append(box, question.tick);
    form.append(label);
  }

  const field = document.createElement('input');
  if (question.field !== undefined) {
    field.className = 'field';
    field.type = 'text';
    field.maxLength = question.field.longest ?? 100;
    field.value = question.field.value;
    const label = element('label', 'dialog-field', question.field.label);
    label.append(field);
    form.append(label);
  }

  const buttons = element('div', 'dialog-buttons', '');
  const cancel = button('Cancel', 'button', 'cancel');
  // Enter in a field takes the first button that submits, which must not be this one.
  cancel.type = 'button';
  cancel.addEventListener('click', () => dialog.close('cancel'));
  const confirm = button(question.confirm, question.danger ? 'button button-danger' : 'button button-primary', 'confirm');
  buttons.append(...(question.told ? [confirm] : [cancel, confirm]));
  form.append(buttons);
  dialog.append(form);
  document.body.append(dialog);

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve({ confirmed: dialog.returnValue === 'confirm', ticked: box.checked, text: field.value });
    });
    dialog.showModal();
    if (question.field !== undefined) {
      field.select();
      field.focus();
    } else {
      // The harmless button is the first choice where the other one destroys something.
      (question.danger ? cancel : confirm).focus();
    }
  });
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(text: string, className: string, value: string): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'submit';
  made.value = value;
  return made;
}
