// The instructors' pages about raised hands.
import { bindHands } from './hands';
import { WatchPage } from './watch';

const hands = document.querySelector<HTMLElement>('[data-hands]');
if (hands) {
  bindHands(hands);
}
const watch = document.querySelector<HTMLElement>('[data-watch]');
if (watch) {
  new WatchPage(watch);
}
