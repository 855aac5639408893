// What every page has: the theme button and code colours.
import { highlightIn } from '../lesson/highlight';
import { keepOptionsWhole } from '../lesson/options';
import { bindThemeButton } from './theme';

const themeButton = document.querySelector<HTMLElement>('[data-theme-button]');
if (themeButton) {
  bindThemeButton(themeButton);
}
void highlightIn(document).finally(() => keepOptionsWhole(document));
