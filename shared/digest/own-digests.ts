import { DEFAULT_LANGUAGE, type DigestLanguage } from './settings/digest-language.ts';

/** The subject of every mailed digest begins with this, and no other text of Onbehalf does. */
const SUBJECTS: Record<DigestLanguage, string> = {
  en: 'Your mail digest of',
  de: 'Ihre E-Mail-Übersicht',
  fr: 'Résumé de vos e-mails',
  es: 'Resumen de su correo',
  pt: 'Resumo dos seus e-mails',
  it: 'Riepilogo delle sue e-mail',
  nl: 'Overzicht van uw e-mail',
  da: 'Overblik over dine mails',
  nb: 'Oversikt over e-posten din',
  sv: 'Översikt över dina mejl',
  fi: 'Sähköpostisi kooste',
  pl: 'Podsumowanie Twojej poczty',
  cs: 'Přehled vaší pošty',
  hu: 'Leveleinek összefoglalója',
  tr: 'E-posta özetiniz',
  ru: 'Сводка вашей почты',
  uk: 'Огляд вашої пошти',
  el: 'Σύνοψη των μηνυμάτων σας',
  he: 'סיכום הדואר שלך',
  ar: 'ملخص بريدك',
  zh: '您的邮件摘要',
  ja: 'メールダイジェスト',
  ko: '메일 요약',
};

/** The subject of a mailed digest: nothing from any mail. @param date the day in the language's words */
export function writeSubject(date: string, language: DigestLanguage): string {
  return `${SUBJECTS[language]}${language === 'en' ? ' ' : ' · '}${date}`;
}

/**
 * The user's Gmail query without earlier digests in the language and in English, which arrive as unread mail, too. All
 * subjects would make a query longer than Gmail may take; a digest in a third language is the user's own mail and not
 * listed for that reason.
 */
export function excludeOwnDigests(query: string, language: DigestLanguage): string {
  const subjects = new Set([SUBJECTS[DEFAULT_LANGUAGE], SUBJECTS[language]]);
  return [`(${query})`, ...Array.from(subjects, (words) => `-(from:me subject:"${words}")`)].join(' ');
}

/** Whether a query keeps its meaning inside parentheses: its brackets and quotes are closed, in order. */
export function isBalanced(query: string): boolean {
  const [plain = '', ...rest] = query.split('"');
  if (rest.length % 2 === 1) return false;
  const outside = [plain, ...rest.filter((_, at) => at % 2 === 1)].join('');
  const open: string[] = [];
  for (const char of outside) {
    if (char === '(' || char === '{') open.push(char === '(' ? ')' : '}');
    else if ((char === ')' || char === '}') && open.pop() !== char) return false;
  }
  return open.length === 0;
}
