// One short sentence: shown for a while, and read out by screen readers. What can be seen anyway is only read out.

let fading = 0;

export function announce(sentence: string, visible = true): void {
  const place = document.getElementById('announcement');
  if (!place) {
    return;
  }
  // The same sentence twice is only read out when the text really changes.
  place.textContent = '';
  clearTimeout(fading);
  requestAnimationFrame(() => {
    place.textContent = sentence;
    place.classList.toggle('is-shown', visible);
    fading = window.setTimeout(() => place.classList.remove('is-shown'), Math.max(4000, sentence.length * 70));
  });
}
