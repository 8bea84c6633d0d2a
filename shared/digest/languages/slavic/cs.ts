import type { Language } from '../language.ts';

/** Czech. */
export const cs: Language = {
  code: 'cs',
  bulk: {
    unsubscribe: `
      odhlásit (se)?; odhlaste se; odhlášení; zrušit odběr; zrušení odběru; nechcete … dostávat
      nepřejete … dostávat`,
    autoReplies: 'automatická odpověď; automaticky odpověď',
    absences: 'mimo kancelář; nepřítomnost; nepřítomen; nejsem v kanceláři',
    addressesReader: 'zmínil* vás; vás zmínil*; zmínil* tě; tě zmínil*; vám přiřadil*; označil* vás',
  },
  quotation: {
    salutations: '',
    signOffs: '',
    attributions: '',
    from: '',
    sent: '',
    to: '',
    subject: '',
    wholeMail: '',
    footers: '',
  },
  requests: {
    requests: '',
    imperatives: '',
    courtesies: '',
    pleasantries: '',
    boilerplate: '',
    disclaimers: '',
    banners: '',
    bannerLabels: '',
    bannerAdvice: '',
    placeholders: `
      v prohlížeči; v internetovém prohlížeči; webová verze; online verze; textová verze; nezobrazuje se
      se nezobraz*; nepodporuje; nezobrazil* se; pro zobrazení; chcete-li zobrazit; problémy se zobrazením
      nezobrazuje správně`,
    replyMarks: 're; odp; fw; předáno; př',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
