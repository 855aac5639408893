// Links in what a program printed. Its author may be hostile: the shown text of a hyperlink can differ from its address,
// and an address on our own site would carry the learner's session.
import { followPort } from '../preview/port-links';
import { ask } from '../site/dialogs';

export async function followLink(address: string): Promise<void> {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return;
  }
  if (followPort(url)) {
    return;
  }
  if (url.origin === location.origin) {
    await ask({
      title: 'This link is not opened',
      text: ['A program in the terminal printed a link to this site itself. Such links are not followed from a terminal.'],
      code: url.href,
      confirm: 'Close',
      told: true,
    });
    return;
  }
  const { confirmed } = await ask({
    title: 'Open this address?',
    text: ['A program in the terminal printed it. It opens in a new tab.'],
    code: url.href,
    confirm: 'Open',
  });
  if (confirmed) {
    window.open(url.href, '_blank', 'noopener,noreferrer');
  }
}
