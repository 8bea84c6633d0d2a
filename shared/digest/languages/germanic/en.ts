import type { Language } from '../language.ts';

/** English. */
export const en: Language = {
  code: 'en',
  bulk: {
    unsubscribe: `
      unsubscribe; opt out of; opt-out; (manage|update|change|edit) (your|my|email|e-mail)… preferences
      manage your subscription; stop receiving (these|this|our)`,
    autoReplies: `
      automatic reply; automatic response; auto reply; auto-reply; autoreply; auto response
      autoresponse; automated reply; automated response; vacation reply; vacation response`,
    absences: 'auto:; out of office; out of the office; out-of-office',
    addressesReader: `
      mentioned you; because you were mentioned; tagged you; assigned you; assigned … to you
      (requested|requests) your review; replied to your comment`,
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
      html; xhtml
      (view|read|see|open) (this|the|it) … (online|in (your|a|the) browser|in your web browser|browser)
      (view|read|open) (online|in browser|in your browser|web version); web version; online version
      web page version; (text|plain text|text-only) version; unable to (view|display|see|read|show|render)
      (cannot|can not|can't|could not|couldn't) (view|display|read|see|show|render) (this|the|our)
      not displaying (correctly|properly); not display* (correctly|properly)
      (trouble|problems|problem|difficulty|issues) (viewing|reading|seeing|displaying|with this)
      multi-part message; multipart message; mime format; no (plain)? text (content|version|part|body)
      does not contain (any)? (plain)? text; to view (this|the|our) (e-mail|email|message|newsletter|mail)
      to (read|see) this (message|email|e-mail|newsletter); enable images; rich text; follow this link to
      click here to (view|read|see)`,
    replyMarks: 're; fw; fwd',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
