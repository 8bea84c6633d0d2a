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
    salutations: `
      hei (alle|alle sammen|igjen|du|dere)?; heisann; hi; hallo; kjære; kjære alle
      god (morgen|dag|kveld|ettermiddag|formiddag); goddag; morn; hei og hå; til den det måtte vedkomme
      til rette vedkommende`,
    honorifics: '',
    signOffs: `
      (med)? (vennlig|venleg|vennlige|beste|hjertelig|gode|varme) (hilsen|helsing|hilsener|hilsninger)
      beste helsing; (mange|hjertelig|hjertelige) (hilsen|hilsener); mvh; m.v.h.; vh; hilsen; helsing
      klem; ha det; snakkes
      (tusen|mange|hjertelig|på forhånd)? takk (igjen|så mye|på forhånd|for hjelpen|skal du ha|for det)?
      tusen takk (igjen)?; ha en (fin|god|flott) (dag|kveld|helg|uke|helg); (god|riktig god) helg; vi sees
      vi høres`,
    postscripts: 'forresten; en ting til; eitt til; for øvrig',
    wrote: 'skrev; skriver; har skrevet; skreiv; skrev følgende; sa',
    quoting: 'sitat fra; siterer; sitat',
    from: 'fra; frå',
    sent: 'sendt; sendt den; sendt dato',
    date: 'dato',
    to: 'til',
    subject: 'emne; vedrørende; vedr.',
    otherFields: `
      kopi; kopi til; blindkopi; svar til; svar-til; vedlegg; prioritet; viktighet; følsomhet; avsender
      på vegne av; organisasjon`,
    wholeMail: `
      (opprinnelig|original|opphavleg|videresendt|vidaresendt|den opprinnelige) (melding|e-post|epost|avtale|mail)
      (start på|begynnelse på|begynnelsen på|starten på) videresendt melding; videresendt (av|fra)
      videresendt melding følger`,
    replyAbove: '(svar*|skriv*) … over denne (linjen|linja|streken); over denne linjen … svar*',
    footers: `
      (skaff deg|last ned|få|hent) outlook (for|til|på); outlook for (ios|android) hentes; virusfri`,
    sentFrom: `
      (sendt|sent|send) (fra|frå|via|med|av) (min|mitt|mi|den)?
      denne (meldingen|e-posten) (er|ble) sendt (fra|med|via); skrevet på`,
    sentLast: '',
    devices: `
      telefon; mobil; mobilen; mobiltelefon; smarttelefon; nettbrett; mobilenhet; håndholdt enhet`,
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
    months: `januar|jan; februar|feb; mars|~mar; april|apr; mai; juni|jun; juli|jul; august|aug; september|sept|sep
      oktober|okt; november|nov; desember|~des`,
    weekdays: `mandag|måndag|~man|~mån; tirsdag|tysdag|~tir|~tys; onsdag|~ons; torsdag|~tor; fredag|~fre
      lørdag|laurdag|~lør|~lau; søndag|sundag|~søn`,
    relative: 'i dag; i (morgen|morgon); i (overmorgen|overmorgon); i kveld; i ettermiddag; slutten av dagen',
    periods: `i (helgen|helga); (neste|denne|kommende) (uke|uken|uka|veke|veka|måned|månad|helg)
      (slutten|utgangen|starten|midten) av (uken|uka|neste uke|veka|måneden|månaden)`,
    dayParts: 'morgen; formiddag; ettermiddag; kveld; natt',
    monthParts: 'slutten av; begynnelsen av; starten av; midten av; utgangen av',
    next: 'neste; kommende; førstkommende; denne',
    links: 'den',
    beforeDate: 'den; innen; innan; senest; seinast; før; til; fra; frå; på; dato; frist',
    beforeHour: 'kl; klokken; klokka',
    noon: 'midnatt',
    ranges: 'til',
    falseFriends: 'god (morgen|morgon); om morgenen; god (man*|fre*|helg)',
  },
};
