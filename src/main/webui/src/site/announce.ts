// One short sentence for everybody: shown for a while, and read out by screen readers.

let fading = 0;

export function announce(sentence: string): void {
  const place = document.getElementById('announcement');
  if (!place) {
    return;
  }
  // The same sentence twice is only read out when the text really changes.
  place.textContent = '';
  clearTimeout(fading);
  requestAnimationFrame(() => {
    place.textContent = sentence;
    place.classList.add('is-shown');
    fading = window.setTimeout(() => place.classList.remove('is-shown'), Math.max(4000, sentence.length * 70));
  });
}
