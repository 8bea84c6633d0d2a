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
      jó (napot|reggelt|estét) (kívánok|mindenkinek)?; (szép)? (jó)? napot (kívánok)?; drága; csá; hali
      heló; hahó; jó reggelt; tiszteletem`,
    honorifics: '',
    signOffs: `
      (szívélyes|baráti|kedves|őszinte|meleg|sok)? (üdvözlettel|üdvözlet|tisztelettel|üdvözletekkel|szeretettel)
      (előre|hálás|nagyon)? (köszönettel|köszönöm|köszönjük|köszi|kösz) (szépen|előre|előre is|a segítséget|mindent|és üdv|még egyszer|mindenkinek)?
      előre is (köszönöm|köszi|köszönjük); nagyon (szépen)? (köszönöm|köszönjük); üdv; üdv.; üdvözlöm; udv
      tisztelettel és köszönettel; tisztelettel; kézcsókkal; puszi; puszil; ölel; minden jót
      (szép|jó|kellemes) (napot|hétvégét|estét|munkát|hetet) (kívánok)?; szép napot; viszlát
      viszontlátásra; hali; szia; sziasztok`,
    postscripts: 'u.i.; ui; ui.; u. i.; utóirat; mellesleg; még valami; apropó',
    wrote: `
      írta; ezt írta; ezt írta a következőt; írja; írt; a következőt írta; írták; az alábbiakat írta
      mondta; azt írta`,
    quoting: 'idézet; idézés; idézem; idézet tőle',
    from: 'feladó; küldő; kitől',
    sent: `
      elküldve; küldve; küldés ideje; küldés dátuma; elküldés dátuma; elküldés ideje; feladás ideje
      küldött`,
    date: 'dátum',
    to: 'címzett; címzettek; kinek',
    subject: 'tárgy; téma; tárgya',
    otherFields: `
      másolat; másolatot kap; titkos másolat; rejtett másolat; válaszcím; válasz; válasz címzettje
      melléklet; mellékletek; csatolmány; fontosság; prioritás; szervezet; nevében`,
    wholeMail: `
      (eredeti|továbbított|átirányított|az eredeti) (üzenet|levél|e-mail|esemény|találkozó|üzenet kezdete)
      továbbított levél; továbbított üzenet kezdete; továbbított üzenet eleje
      (a)? továbbított (üzenet|levél) (kezdete|eleje|kezdődik); továbbította; az eredeti üzenet`,
    replyAbove: `
      (válasz*|írja|írd|írjon) … (e|ezen|a) (sor|vonal) (fölé|felett); e fölé a sor fölé; e sor fölé`,
    footers: `
      (az)? outlook (letöltése|beszerzése); (szerezze|töltse) (be|le) (az)? outlook; vírusmentes`,
    sentFrom: `
      küldve; elküldve; feladva; küldve a; ezt az üzenetet … küldtem; ezt a levelet … küldtem
      innen küldve; …ról küldve`,
    devices: `
      telefonról; telefonomról; mobilról; mobilomról; okostelefonról; okostelefonomról; táblagépről
      mobileszközről; készülékemről; készülékről; mobiltelefonomról; mobiltelefonról`,
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
      böngészőben; a böngészőjében; böngészőjében; webes változat; online változat; online verzió
      szöveges változat; nem (jelenik|támogatja|látható|látja|tudja) …; megtekintéséhez; megjelenítéséhez
      olvasásához; problém* (van)? a megjelenítés*; html formátum*`,
    replyMarks: 'vá; továbbítás; vál; válasz; tov; tová',
    abbreviations: '',
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
