import type { Language } from '../language.ts';

/** Norwegian. */
export const nb: Language = {
  code: 'nb',
  bulk: {
    unsubscribe: 'avslutte abonnement*; meld deg av; avmeld; avmelding; ikke lenger motta',
    autoReplies: 'automatisk svar; autosvar',
    absences: 'fraværsmelding; ikke til stede; fraværende; borte fra kontoret; ute av kontoret',
    addressesReader: 'har nevnt deg; nevnte deg; har omtalt deg; har tildelt deg',
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
      i nettleser*; i (din|en) nettleser; i webleser*; nettversjon; webversjon; onlineversjon
      vises … (ikke|feil); støtter ikke; for å (se|lese) (denne|e-posten|meldingen)
      problemer med å (se|lese|vise); tekstversjon`,
    replyMarks: 'sv; vs; videresendt',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
