// The entry point of every npm script, on any Node from 20. It installs the packages if they are missing or older than
// the lock file. Then it runs the given script under the pinned Node, which is the Lambda runtime's version. Plain
// JavaScript without packages, so that Node 20 can run it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUIRED_MAJOR = 24;
const root = fileURLToPath(new URL('..', import.meta.url));

const lockFile = join(root, 'package-lock.json');
/** Holds the hash of the lock file that the packages were installed from; npm ci removes it with the folder. */
const marker = join(root, 'node_modules', '.onbehalf-lock');

/** A checkout that touches the lock file without a change must not install again: offline, that would fail. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const known = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined;
  if (known === hash) return true;
  if (statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) return false;
  remember(hash);
  return true;
}

/** Best effort: packages that cannot be written to are compared by time again. */
function remember(hash) {
  try {
    writeFileSync(marker, hash);
  } catch {}
}

function install() {
  process.stderr.write(
    'Installing the packages once: about 700 MB, half a minute to two minutes with a warm npm cache ...\n',
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packages = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false });
  // npm ci empties the folder first; a link may lead to another checkout's packages.
  if (packages?.isSymbolicLink()) fail('node_modules is a link to packages that do not match the lock file.');
  // Warnings about this machine's Node would mislead: the scripts run under the pinned Node.
  const installed = spawnSync(npm, ['ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0)
    fail('npm ci failed; see its message above. It needs a package registry: check the network.');
}

function findPinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    const pinned = join(root, 'node_modules', name, 'bin', 'node');
    if (existsSync(pinned)) return pinned;
  }
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED_MAJOR) return process.execPath;
  return fail(
    `No pinned Node ${REQUIRED_MAJOR} exists for ${platform}: install Node ${REQUIRED_MAJOR} or newer.`,
  );
}

function fail(message) {
  process.stderr.write(`onbehalf: ${message}\n`);
  process.exit(1);
}

function run(node, args) {
  const path = `${join(node, '..')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  });
  // A terminal signals the whole group, a supervisor only this process: forward the signal; a second one is harmless.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm starts this process through a shell, which dies of a signal without forwarding it: end when the parent is gone.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

const script = process.argv.slice(2);
if (!isInstalled()) install();
if (script.length > 0) run(findPinnedNode(), script);
