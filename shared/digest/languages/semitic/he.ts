import type { Language } from '../language.ts';

/** Hebrew. */
export const he: Language = {
  code: 'he',
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
      בדפדפן; גרסה מקוונת; גרסת אינטרנט; (אינו|אינה|לא) (תומך|תומכת|מוצג|מוצגת|מציגה) …
      (לצפייה|לצפיה|להצגת|לקריאת) (בהודעה|הודעה|במייל|המייל|ההודעה|בדוא) …; אם אינך רואה; אם אינכם רואים
      לא רואים; לא מצליחים לצפות; בעיה בצפייה; בעיות בתצוגה`,
    replyMarks: 'השב; תגובה; הועבר; תשובה; להעביר',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
