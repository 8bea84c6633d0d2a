import type { Language } from '../language.ts';

/** French. */
export const fr: Language = {
  code: 'fr',
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
      dans (votre|un|le) navigateur; version en ligne; version web; ne s'affiche pas; s'affiche mal
      (ne|n'arrivez) … pas (à)? (visualiser|afficher|lire|voir)
      pour (visualiser|afficher|lire|voir|consulter) (ce|cet|le|cette) (message|mail|e-mail|courriel|newsletter|lettre)
      problème* (d'affichage|de lecture|pour); difficulté* (à)? (lire|visualiser|afficher); au format texte
      version texte; (ne prend|ne supporte) pas; format html`,
    replyMarks: 're; rép; tr; trf; réf; transf',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
