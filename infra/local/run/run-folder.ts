import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOCAL = fileURLToPath(new URL('../../../.local/', import.meta.url));
const NAME = /^run-(\d+)(-\d+)?$/;

let runs = 0;

/** The folder of one running stack: its synthesized template, logs and description. */
export class RunFolder {
  readonly path: string;
  private readonly latest = join(LOCAL, 'stack.json');

  private constructor(path: string) {
    this.path = path;
  }

  /** Creates a new folder and removes the folders of killed stacks. */
  static async create(): Promise<RunFolder> {
    await mkdir(LOCAL, { recursive: true });
    await removeAbandoned();
    runs += 1;
    const folder = new RunFolder(join(LOCAL, `run-${process.pid}${runs > 1 ? `-${runs}` : ''}`));
    await mkdir(join(folder.path, 'logs'), { recursive: true });
    return folder;
  }

  /** Writes the description of a stack that is ready, here and as the latest of this checkout. */
  async publish(description: object): Promise<void> {
    const text = `${JSON.stringify({ ...description, runFolder: this.path }, undefined, 2)}\n`;
    await replaceFile(join(this.path, 'stack.json'), text);
    await replaceFile(this.latest, text);
  }

  /** Removes the folder. The latest description becomes that of the newest stack that still runs. */
  async remove(): Promise<void> {
    const { ONBEHALF_KEEP_LOGS: kept } = process.env;
    if (kept) await cp(join(this.path, 'logs'), join(kept, basename(this.path)), { recursive: true });
    await rm(this.path, { recursive: true, force: true });
    const latest = await readFile(this.latest, 'utf8').catch(() => '');
    if (!latest.includes(`"runFolder": ${JSON.stringify(this.path)}`)) return;
    const other = await newestDescription();
    if (other) await replaceFile(this.latest, other);
    else await rm(this.latest, { force: true });
  }
}

async function newestDescription(): Promise<string | undefined> {
  const folders = (await readdir(LOCAL)).filter((name) => NAME.test(name));
  const read = folders.map((name) =>
    readFile(join(LOCAL, name, 'stack.json'), 'utf8').catch(() => undefined),
  );
  const texts = (await Promise.all(read)).filter((text) => text !== undefined);
  return texts.sort((a, b) => startedAt(b).localeCompare(startedAt(a)))[0];
}

function startedAt(description: string): string {
  return String(JSON.parse(description).startedAt);
}

/** Replaces a file atomically: a reader sees the old content or the whole new one. */
async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(LOCAL)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(join(LOCAL, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
