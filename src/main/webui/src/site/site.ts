// What every page has: the theme button and code colours.
import { highlightIn } from '../lesson/highlight';
import { bindThemeButton } from './theme';

const themeButton = document.querySelector<HTMLElement>('[data-theme-button]');
if (themeButton) {
  bindThemeButton(themeButton);
}
void highlightIn(document);
