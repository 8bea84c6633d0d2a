import { execFile } from 'node:child_process';

/** What the type checker prints about a folder with a `tsconfig.json` of its own; `""` when its types are right. */
export function typeErrors(folder: string): Promise<string> {
  const compiler = 'node_modules/typescript/bin/tsc';
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', folder], (error, stdout, stderr) => {
      resolve(error === null ? '' : `${stdout}${stderr}`);
    });
  });
}
