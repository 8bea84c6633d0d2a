import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf } from '../../user-address.ts';
import { type Mail, readMail } from '../mime/mail.ts';
import { Mailbox } from './mailbox.ts';

type StoredMail = { key: string; mail: Mail; internalDate: number };

const FIRST_DATE = Date.UTC(2024, 0, 1);

/** Every user's mailbox, filled from a folder of `.eml` files when it is first used. */
export class Mailboxes {
  readonly #folder: string;
  readonly #byAddress = new Map<string, Promise<Mailbox>>();
  readonly #folders = new Map<string, Promise<StoredMail[]>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The mailbox of the user with this identifier. */
  of(identifier: string): Promise<Mailbox> {
    const address = addressOf(identifier);
    return this.#byAddress.get(address) ?? this.load(identifier, this.#folder);
  }

  /**
   * Gives the user a mailbox with exactly the mails of a folder.
   * @throws what reading the folder throws; the mailbox is then as it was.
   */
  async load(identifier: string, folder: string): Promise<Mailbox> {
    const address = addressOf(identifier);
    const loading = this.#mailsIn(folder).then((mails) => filled(address, mails));
    const before = this.#byAddress.get(address);
    this.#byAddress.set(address, loading);
    try {
      return await loading;
    } catch (error) {
      if (before !== undefined) this.#byAddress.set(address, before);
      else this.#byAddress.delete(address);
      throw error;
    }
  }

  clear(): void {
    this.#byAddress.clear();
  }

  #mailsIn(folder: string): Promise<StoredMail[]> {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const reading = readFolder(folder);
    this.#folders.set(folder, reading);
    reading.catch(() => this.#folders.delete(folder));
    return reading;
  }
}

/** Every `.eml` file of the folder is one mail. One without a readable date follows the file before it. */
async function readFolder(folder: string): Promise<StoredMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  let lastDate = FIRST_DATE;
  const mails: StoredMail[] = [];
  for (const key of names) {
    const mail = await readMail(await readFile(join(folder, key)));
    lastDate = mail.sentAt ?? lastDate + 1000;
    mails.push({ key, mail, internalDate: lastDate });
  }
  // In the order of arrival, so that a thread is named after its first mail.
  return mails.sort((one, other) => one.internalDate - other.internalDate);
}

function filled(address: string, mails: StoredMail[]): Mailbox {
  const mailbox = new Mailbox(address);
  for (const { key, mail, internalDate } of mails) {
    mailbox.add(mail, { key, internalDate, labelIds: ['INBOX', 'UNREAD'] });
  }
  return mailbox;
}
