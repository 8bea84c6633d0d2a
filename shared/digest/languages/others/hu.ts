import type { Language } from '../language.ts';

/** Hungarian. */
export const hu: Language = {
  code: 'hu',
  bulk: {
    unsubscribe: `
      leiratkozás; leiratkozhat; leiratkozni; feliratkozás lemondása; iratkozz le; iratkozzon le
      nem szeretne … kapni; nem kíván … kapni; lemondás`,
    autoReplies: 'automatikus válasz; automatikus üzenet',
    absences: 'házon kívül; irodán kívül; távollét; távollétem; szabadságon',
    addressesReader: `
      megemlített téged; megemlítette önt; megemlített; említést tett rólad; önhöz rendelte
      hozzád rendelte`,
  },
  quotation: {
    salutations: `
      szia (mindenki)?; sziasztok; szervusz; szervusztok; helló; hello; üdv (mindenkinek)?
      üdvözlöm (önt|önöket)?; üdvözletem; kedves (mindenki|mindnyájan|kollégák)?; (mélyen)? tisztelt
      jó (napot|reggelt|estét) (kívánok|mindenkinek)?; (szép)? (jó)? napot (kívánok)?; drága; csá; hali; heló
      hahó; jó reggelt; tiszteletem`,
    honorifics: '',
    signOffs: `
      (szívélyes|baráti|kedves|őszinte|meleg|sok)? (üdvözlettel|üdvözlet|tisztelettel|üdvözletekkel|szeretettel)
      (előre|hálás|nagyon)? (köszönettel|köszönöm|köszönjük|köszi|kösz) (szépen|előre|előre is|a segítséget|mindent|és üdv|még egyszer|mindenkinek)?
      előre is (köszönöm|köszi|köszönjük); nagyon (szépen)? (köszönöm|köszönjük); üdv; üdv.; üdvözlöm; udv
      tisztelettel és köszönettel; tisztelettel; kézcsókkal; puszi; puszil; ölel; minden jót
      (szép|jó|kellemes) (napot|hétvégét|estét|munkát|hetet) (kívánok)?; szép napot; viszlát; viszontlátásra
      hali; szia; sziasztok`,
    postscripts: 'u.i.; ui; ui.; u. i.; utóirat; mellesleg; még valami; apropó',
    wrote: `
      írta; ezt írta; ezt írta a következőt; írja; írt; a következőt írta; írták; az alábbiakat írta; mondta
      azt írta`,
    quoting: 'idézet; idézés; idézem; idézet tőle',
    from: 'feladó; küldő; kitől',
    sent: `
      elküldve; küldve; küldés ideje; küldés dátuma; elküldés dátuma; elküldés ideje; feladás ideje; küldött`,
    date: 'dátum',
    to: 'címzett; címzettek; kinek',
    subject: 'tárgy; téma; tárgya',
    otherFields: `
      másolat; másolatot kap; titkos másolat; rejtett másolat; válaszcím; válasz; válasz címzettje; melléklet
      mellékletek; csatolmány; fontosság; prioritás; szervezet; nevében`,
    wholeMail: `
      (eredeti|továbbított|átirányított|az eredeti) (üzenet|levél|e-mail|esemény|találkozó|üzenet kezdete)
      továbbított levél; továbbított üzenet kezdete; továbbított üzenet eleje
      (a)? továbbított (üzenet|levél) (kezdete|eleje|kezdődik); továbbította; az eredeti üzenet`,
    replyAbove: `
      (válasz*|írja|írd|írjon) … (e|ezen|a) (sor|vonal) (fölé|felett); e fölé a sor fölé; e sor fölé`,
    footers: `
      (az)? outlook (letöltése|beszerzése); (szerezze|töltse) (be|le) (az)? outlook; vírusmentes`,
    sentFrom: `
      küldve; elküldve; feladva; küldve a; ezt az üzenetet … küldtem; ezt a levelet … küldtem; innen küldve
      …ról küldve`,
    sentLast: 'küldve; elküldve; küldtem; feladva',
    devices: `
      telefonról; telefonomról; mobilról; mobilomról; okostelefonról; okostelefonomról; táblagépről
      mobileszközről; készülékemről; készülékről; mobiltelefonomról; mobiltelefonról`,
  },
  requests: {
    requests: `szíveskedj*; kérem; kérjük; kérlek; kérünk; kérnék; kérném; kérnénk; legy* szíves
      legyenek szívesek
      légy szíves; légyszi
      (tudnád|tudná|tudnátok|tudnának|megtennéd|megtenné|elküldenéd|elküldené|megnéznéd|megnézné|megerősítenéd|megerősítené|visszahívnál|visszahívna|segítenél|segítene)
      (várom|várjuk) (a|az|mielőbbi|szíves|kedves)? (válasz*|vissza*|megerősítés*|jelzés*|jóváhagyás*|döntés*)
      (szeretném|szeretnénk) (kérni|megkérni|a segítséged*); szeretnélek megkérni
      (küldd|küldje|küldjétek|küldjék|írd|írja|jelezd|jelezz|jelezze|jelezzetek|erősítsd|erősítse|hívj|hívjon|válaszolj|válaszoljon|nézd|nézze|ellenőrizd|ellenőrizze|töltsd|töltse|fizesd|fizesse|add|adj|mondd|szólj|szóljon|segíts|segítsen|hagyd|hagyja|hozd|hozza|igazold|igazolja|foglald) (el|meg|vissza|át|be|ki|fel|le|nekem|nekünk|a|az|hogy|ha|alá|jóvá)
      (írj|írjon) (vissza|nekem|hogy); (szükségem|szükségünk) (van|lenne) (a|az|tőled|öntől)
      (jó|nagyszerű|szuper) lenne ha; hálás (lennék|lennénk|vagyok) …(ha|válasz*); ne felejts*
      (visszajelzés*|válasz*|megerősítés*) (kérem|kérjük|kérek|kérünk|várjuk|várom|szükséges)
      (tájékoztass*|értesíts*); meg tud* (erősíteni|nézni|mondani|küldeni); (el|vissza) tud* (küldeni|hívni)`,
    imperatives: `küldd; küldje*; küldjék; jelezd; jelezze; válaszolj*; erősítsd; erősítse; fizesse; fizesd
      töltse
      töltsd; írja; hívj*`,
    objects: 'el; meg; vissza; ki; be',
    deadlines: '',
    courtesies: `(kérem|kérjük|kérlek)? ne (válaszolj*|habozz*|haboz*|aggódj*|nyomtass*)
      (kérem|kérjük) (fogadja|fogadd|vegye figyelembe|vegyék figyelembe|vegye tudomásul|nézze el|elnézés*|bocsá*|tekintse|hagyja figyelmen)
      szíves (megértés*|elnézés*|türelm*); (elnézés*|bocsánat*|türelm*|megértés*) (kér*)
      (van)? (bármilyen|valami)? kérdés*; miben segíthet*
      ha …kérdés* …(van|lenne|szólj|jelezd|keress*|hív*|fordul*|ír*); elfelejtett* jelsz*`,
    pleasantries: `(remélem|reméljük|bízom benne) …(jól|minden rendben|egészség*|hétvég*|remekül)
      hogy (vagy|van|vagytok); mi (újság|a helyzet)
      (nagyon|előre is|szépen)? (köszönöm|köszönjük|köszi) (szépen)? (a|az)? (gyors|level*|megkeresés*|válasz*|üzenet*|érdeklődés*|türelm*|segítség*|email*|e-mail*|tájékoztatás*)
      (szép|kellemes) (napot|hétvégét|hetet|estét)`,
    boilerplate: `kérdés esetén; (ha|amennyiben) (bármilyen|van|további|lenne|önnek) … kérdés*
      (bármilyen|további|esetleges) kérdés*; ne haboz*; (állok|állunk) (szíves)? rendelkez*; leiratkoz*
      adatvédelmi (tájékoztató|nyilatkozat); kövess* minket`,
    thisMail: `(ez|ezen|jelen|a jelen|erre|ezt) (az|a)? (e-mail*|email*|üzenet*|levél*|levelet|elektronikus levél|hírlev*|cím*)`,
    aboutMail: 'automat*; ne válaszol*; böngésző*; online; azért kapta; mert; leiratkoz*; többé',
    aboutLaw: `bizalmas*; titkos*; címzett*; kizárólag; tévedésből; tévesen; véletlenül; tilos; jogellenes*
      csatol*
      mellékl*; törölje; semmisítse; felelősség*`,
    disclaimers: `nem (ön|te|önnek) …címzett*; nem (ön)? (a)? (címzettje|szándékolt)
      (gondolj|gondoljon|óvd|óvja|kímélje|védje) (a|az) (környezet*|természet*); mielőtt (ki)?nyomtat*`,
    aboutSender: `külső (feladó*|küldő*|forrás*|cím*|személy*|szervezet*); kívülről; kívüli
      szervezeten kívül*
      cégen kívül*; ismeretlen feladó*; gyanús`,
    banners: `(nem|ritkán) (gyakran|szokott|rendszeresen) (kap|kapni)
      külső (e-mail|levél|feladó) (a szervezeten|érkezett); a feladó (nem|külső|a szervezeten); egyesek akik`,
    bannerLabels: 'külső; külső (e-mail|email|levél|üzenet|feladó|küldő)',
    bannerAdvice: `ne (kattints*|nyis*); óvatos*; miért fontos ez; ismeri (fel)? a (feladót|küldőt); gyanús; adathalász*`,
    replyMarks: `vá; továbbítás; vál; válasz; tov; elfogadva; elutasítva; feltételesen; lemondva
      automatikus válasz
      házon kívül; nem kézbesíthető; olvasott; továbbítva`,
    abbreviations: `dr; kb; pl; ill; ún; u; sz; tel; ker; em; id; ifj; özv; prof; vö; ld; max; min; jan; febr
      márc; ápr
      máj; jún; júl; aug; szept; okt; nov; dec`,
  },
  dates: {
    months: `január*|jan; február*|febr|feb; március*|márc; április*|ápr; május*|máj; június*|jún; július*|júl
      augusztus*|aug; szeptember*|szept; október*|okt; november*|nov; december*|dec`,
    weekdays: 'hétfő*|hétfő; kedd*; szerda|szerdá*; csütört*; péntek*; szombat*; vasárnap*',
    relative: `holnap; holnapi; holnapra; holnapig; holnapután*; (még|már) ma; ma (este|délután|délelőtt); nap vég*
      délig; éjfélig`,
    periods: '(jövő|következő|ezen a) hét*; (hét|hónap|hó|év) vég*; hétvég*; (jövő|következő) hónap*',
    dayParts: 'reggel; délelőtt; délben; délután; este; éjjel',
    monthParts: 'vég*; elej*; közep*',
    next: 'jövő; következő; most',
    beforeDate: 'legkésőbb; határidő; dátum; kelt',
    hourUnits: 'órakor; kor; ~óra; ~órára; ~órától; ~óráig; ~h',
    ordinals: 'án; én; ján; jén; ig; ra; re; tól; től; i; a; e; kor; kén',
    afterDay: 'ig',
    falseFriends: '(jó|szép|kellemes) (hét*|ked*|szer*|csüt*|pén*|szom*|vas*); nagypéntek',
  },
};
