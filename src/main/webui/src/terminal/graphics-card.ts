// Drawing by WebGL, where it pays. Browsers imitate a graphics card in software where there is none, and that is slower than drawing without one.
import type { Terminal } from '@xterm/xterm';

const imitations = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export async function drawWithGraphicsCard(terminal: Terminal): Promise<void> {
  if (!hasGraphicsCard()) {
    return;
  }
  try {
    const { WebglAddon } = await import('@xterm/addon-webgl');
    const webgl = new WebglAddon();
    webgl.onContextLoss(() => webgl.dispose());
    terminal.loadAddon(webgl);
  } catch {
    // The page's own elements draw the terminal then.
  }
}

function hasGraphicsCard(): boolean {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) {
    return false;
  }
  const details = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !imitations.test(name);
}
