import type { Language } from '../language.ts';

/** Hebrew. */
export const he: Language = {
  code: 'he',
  bulk: {
    unsubscribe: 'הסרה מרשימת; להסרה; הסר אותי; ביטול מינוי; לביטול המנוי; ביטול הרשמה; הפסקת קבלת',
    autoReplies: 'תשובה אוטומטית; מענה אוטומטי; תגובה אוטומטית',
    absences: 'מחוץ למשרד; הודעת היעדרות; היעדרות; לא במשרד',
    addressesReader: 'הזכיר אותך; הזכירה אותך; תייג אותך; תייגה אותך; הקצה לך; הקצתה לך',
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
