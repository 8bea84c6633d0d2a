import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf } from '../../user-address.ts';
import { type Mail, readMail } from '../mime/mail.ts';
import { Mailbox } from './mailbox.ts';

type StoredMail = { key: string; mail: Mail; internalDate: number };

const FIRST_DATE = Date.UTC(2024, 0, 1);

/** Every user's mailbox. A mailbox is filled from a folder of `.eml` files on first use. */
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
   * Replaces the user's mailbox by one with the mails of a folder.
   * @throws Error of the file system when the folder cannot be read; the mailbox is then unchanged
   */
  async load(identifier: string, folder: string): Promise<Mailbox> {
    const address = addressOf(identifier);
    const loading = this.#mailsIn(folder).then((mails) => fillMailbox(address, mails));
    const previous = this.#byAddress.get(address);
    this.#byAddress.set(address, loading);
    try {
      return await loading;
    } catch (error) {
      if (previous !== undefined) this.#byAddress.set(address, previous);
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

/** One mail per `.eml` file. A mail without a valid date is dated one second after the file before it. */
async function readFolder(folder: string): Promise<StoredMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  let lastDate = FIRST_DATE;
  const mails: StoredMail[] = [];
  for (const key of names) {
    const mail = readMail(await readFile(join(folder, key)));
    lastDate = mail.sentAt ?? lastDate + 1000;
    mails.push({ key, mail, internalDate: lastDate });
  }
  // Sorted by date, because a thread takes the id of the mail that is added first.
  return mails.sort((one, other) => one.internalDate - other.internalDate);
}

function fillMailbox(address: string, mails: StoredMail[]): Mailbox {
  const mailbox = new Mailbox(address);
  for (const { key, mail, internalDate } of mails) {
    mailbox.add(mail, { key, internalDate, labelIds: ['INBOX', 'UNREAD'] });
  }
  return mailbox;
}
