// Bundles the pages' scripts and styles into build/, where Quinoa picks them up.
import { build } from 'esbuild';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';

const shared = { bundle: true, logLevel: 'warning', target: ['chrome109', 'firefox115', 'safari16.4'] };

if (process.argv.includes('--tests')) {
  await rm('build-tests', { recursive: true, force: true });
  const tests = (await readdir('tests')).filter((name) => name.endsWith('.test.ts'));
  await build({
    ...shared,
    entryPoints: tests.map((name) => `tests/${name}`),
    outdir: 'build-tests',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node18',
  });
} else {
  const development = process.env.NODE_ENV === 'development';
  await rm('build', { recursive: true, force: true });
  await cp('public', 'build', { recursive: true });
  // By its name alone a browser knows which worker it runs already, so the name changes with what is in it.
  const worker = await build({
    ...shared,
    metafile: true,
    entryPoints: ['src/helping/streams-worker.ts'],
    entryNames: '[name]-[hash]',
    outdir: 'build/app/parts',
    format: 'iife',
    minify: !development,
  });
  const [workerFile] = Object.keys(worker.metafile.outputs);
  const { metafile } = await build({
    ...shared,
    metafile: true,
    define: { STREAMS_WORKER: JSON.stringify(workerFile.replace('build', '')) },
    // Entry points keep their names, the templates refer to them; whatever they load carries a hash.
    entryPoints: {
      site: 'src/site/site.ts',
      lesson: 'src/lesson/lesson.ts',
      instructor: 'src/helping/instructor.ts',
      style: 'src/styles/style.css',
    },
    outdir: 'build/app',
    chunkNames: 'parts/[name]-[hash]',
    assetNames: 'parts/[name]-[hash]',
    loader: { '.woff2': 'file' },
    format: 'esm',
    splitting: true,
    minify: !development,
    sourcemap: development,
    legalComments: 'none',
  });
  await writeFile('build/app/licences.txt', (await licences(metafile)).join(`\n${'='.repeat(80)}\n\n`));
  // Runs before the first paint, so it is a classic script of its own.
  await build({
    ...shared,
    entryPoints: { 'theme-early': 'src/site/theme-early.ts' },
    outdir: 'build/app',
    format: 'iife',
    minify: !development,
  });
}

// What others wrote comes with its licence: every package of which something is in the bundle, not only those that we name.
async function licences(metafile) {
  const folders = new Set(Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return Promise.all(
    [...folders].sort().map(async (folder) => {
      const { name, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name}\n\n${file ? await readFile(`${folder}/${file}`, 'utf8') : `${license}\n`}`;
    }),
  );
}
