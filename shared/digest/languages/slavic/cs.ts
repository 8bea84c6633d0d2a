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
    salutations: `
      dobrý den (všem|vám|vám všem)?; dobré (ráno|odpoledne|dopoledne); dobrý (večer|den přeji)
      zdravím (vás|všechny|tě)?; ahoj (všichni|všem|lidi)?; čau; čus; nazdar; milý; milá; milí; drahý
      drahá; drazí; (vážený|vážená|vážení) (pane|paní|slečno|přátelé|kolegové)?; pěkný den; dobrý deň
      hezký den; krásný den`,
    honorifics: '',
    signOffs: `
      (s|se)? (pozdravem|srdečným pozdravem|přátelským pozdravem|úctou|pozdravy|přáním hezkého dne|přáním pěkného dne)
      pozdrav; zdraví; s (pozdravem a přáním hezkého dne|úctou a pozdravem); (srdečně|moc) zdravím
      zdravím; měj se (hezky)?; mějte se (hezky)?; mj. se
      (moc|mockrát|předem|předem moc|velmi|mnohokrát)? (děkuji|děkuju|děkujeme|díky|dík) (moc|mockrát|předem|za pomoc|a přeji hezký den|za pochopení|vám)?
      díky a ahoj; děkuji a zdravím; (hezký|pěkný|krásný) (den|víkend|večer) (přeji|přeju)?
      přeji (hezký|pěkný|krásný) (den|víkend|večer); na shledanou; čau; papa; s přátelským pozdravem`,
    postscripts: 'mimochodem; ještě něco; a ještě; pozn.; poznámka',
    wrote: 'napsal; napsala; píše; napsali; psal; psala; řekl',
    quoting: 'cituji; citace; citace z; cituji z',
    from: 'od; odesílatel; odesilatel',
    sent: 'odesláno; odeslaná; odeslané; odesláno dne; datum odeslání; odesl.',
    date: 'datum',
    to: 'komu; pro; příjemce',
    subject: 'předmět',
    otherFields: `
      kopie; skrytá; skrytá kopie; odpovědět komu; odpověď komu; odpovědět na; přílohy; příloha
      důležitost; priorita; organizace; citlivost; jménem`,
    wholeMail: `
      (původní|přeposlaná|přeposílaná|předaná|přesměrovaná) (zpráva|e-mail|schůzka|zprávy|mail|e-mailová zpráva)
      (zpráva|e-mail) přeposlán; (začátek|zacatek) (přeposlané|přeposílané|předávané|předané) zprávy
      přeposlal; předáno uživatelem; přeposláno od`,
    replyAbove: `
      (odpov*|odepis*|pište|piš|napište) … nad (tuto|touto|tento|tímto) (čáru|řádek|čárou|řádkem)
      nad tuto čáru … odpov*`,
    footers: `
      (získat|získejte|stáhnout|stáhněte si|stáhněte|stahujte) (aplikaci)? outlook (pro|na); bez virů
      neobsahuje viry; tento e-mail byl zkontrolován`,
    sentFrom: `
      (odesláno|odeslané|odeslaná|posláno|zasláno|poslané) (z|ze|pomocí|přes|prostřednictvím|v) (mého|mojí|aplikace|mobilu|mobilního)?
      (tato zpráva|tento e-mail) (byla|byl) (odeslána|odeslán) (z|pomocí)`,
    devices: `
      mobilu; telefonu; mobil; mobilního telefonu; tabletu; chytrého telefonu; zařízení
      mobilního zařízení; smartphonu`,
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
    months: `leden|ledna|lednu; únor|února|únoru; březen|března|březnu; duben|dubna|dubnu; květen|května|květnu
      červen|června|červnu; červenec|července|červenci; srpen|srpna|srpnu; září; říjen|října|říjnu
      listopad|listopadu; prosinec|prosince|prosinci`,
    weekdays: `(pondělí|pondělka|pondělku)|~po; (úterý|úterka|úterku)|~út; (středa|středu|středy|středě)|~st
      (čtvrtek|čtvrtka|čtvrtku)|~čt; (pátek|pátku|pátkem)|~pá; (sobota|sobotu|soboty|sobotě)|~so
      (neděle|neděli)|~ne`,
    relative: 'dnes; dneska; zítra; zítřka; pozítří; (konec|konce|koncem|konci) dne',
    periods: `(příští|příštího|příštím|tento|tohoto|tomto) (týden|týdne|týdnu|měsíc|měsíce|měsíci)
      (konec|konce|koncem|konci|začátkem|začátku) (týdne|měsíce|roku|příštího týdne)`,
    dayParts: 'ráno; dopoledne; odpoledne; večer; v poledne',
    monthParts: 'konec; konce; koncem; konci; začátek; začátku; začátkem; polovině; poloviny',
    next: 'příští; tento; tuto; nejbližší',
    links: 'dne',
    dayMarks: 'dne',
    beforeDate: 'dne; do; od; po; před; ke; k; na; nejpozději; termín; datum',
    beforeHour: '~v; ~ve; ~od; ~do; ~kolem; ~okolo; ~před; ~po; ~na',
    hourUnits: '~hod; ~hodin; ~hodině; ~h',
    noon: 'poledne; poledni; půlnoc; půlnoci',
    ranges: 'do; až',
    falseFriends: '(hezk*|krásn*|pěkn*) (pon*|úte*|stř*|čtv*|pát*|sob*|ned*)',
  },
};
