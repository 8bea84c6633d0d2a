import { expect, it } from 'vitest';
import { readSentences } from '../../../../shared/digest/summary/own-sentences.ts';

/** What people write when they want something, mostly without a question mark. */
const rows = `
Confirm your attendance by Friday.
Send the signed contract back before Monday.
Reply by 3 December.
Sign page two by Friday and return it.
Any chance you could look at this before lunch
We kindly ask you to pay the invoice within 14 days.
You need to submit the form by Friday.
Feedback needed by tomorrow.
Kindly revert by EOD.
Pls send the plan.
Could I ask you to call him back
Would appreciate a quick reply.
Your input would be appreciated.
Please advise.
Can we move the slot to Friday
Let's meet on Friday, does that work for you
Let me have your comments by Friday.
I'd be grateful for a reply.
Make sure to bring your passport.
Do not forget the keys.
Bitte überweisen Sie den Betrag bis 3.12.
Ich bräuchte noch deine Unterschrift.
Melden Sie sich bitte bis Freitag.
Wir bitten Sie, die Rechnung zu begleichen.
Ist das für dich in Ordnung?
Sagen Sie mir bitte, ob das passt.
Um Antwort wird gebeten.
Schicken Sie uns die Unterlagen bis Montag.
Freue mich auf Ihre Rückmeldung.
Können wir das auf Freitag verschieben
Passt dir Freitag
Bestätigen Sie den Termin bis Freitag.
Prüf das mal bitte.
Für eine kurze Rückmeldung wäre ich dankbar.
Ich erwarte Ihre Antwort bis Freitag.
Merci de bien vouloir confirmer.
Merci de nous répondre avant vendredi.
Pourrais-tu m'envoyer le plan
Peux tu regarder ça
Confirme-moi ta venue avant vendredi.
Nous vous prions de régler la facture.
Veuillez confirmer votre présence.
J'ai besoin de votre accord.
On peut décaler à vendredi ?
Tiens-moi au courant.
N'oublie pas les clés.
Je vous serais reconnaissant de me répondre.
Envoyez le contrat signé avant lundi.
Puedes mandarme el plan
Te agradecería que me enviaras el plan.
Confírmame si vienes el viernes.
Envíe el contrato firmado antes del lunes.
Necesitamos su aprobación.
Rogamos nos confirmen la asistencia.
Agradeceríamos su pronta respuesta.
Dime si te viene bien.
¿Te va bien el viernes
Por favor firme la página dos.
Solicitamos su confirmación.
Podemos moverlo al viernes?
Você pode me enviar o contrato
Preciso da sua aprovação.
Favor enviar o contrato assinado.
Por favor, confirme a sua presença.
Envie o contrato assinado até segunda-feira.
Peço que confirme até sexta.
Solicitamos o envio dos documentos.
Podemos mudar para sexta
Fico a aguardar a vossa resposta.
Queira confirmar a receção.
Puoi mandarmi il piano
Le chiedo cortesemente di confermare.
Attendo un tuo riscontro.
Confermi la presenza entro venerdì.
Mi fai sapere
Vi preghiamo di saldare la fattura.
Ho bisogno della tua firma.
Inviate il contratto firmato entro lunedì.
Ti chiedo di firmare.
Possiamo spostare a venerdì?
Stuur me het contract voor vrijdag.
Wil je dit even checken
Ik ontvang graag je akkoord.
Graag je reactie voor vrijdag.
Kunt u het contract ondertekenen
Wij verzoeken u de factuur te betalen.
Heb je vrijdag tijd
Gelieve te bevestigen.
Zou je me kunnen bellen
Kan du sende mig kontrakten
Giv lige besked.
Send kontrakten retur inden mandag.
Må jeg bede om din underskrift
Husk at tage nøglerne med.
Vil du bekræfte mødet
Svar venligst inden fredag.
Kan du bekrefte møtet
Si ifra om det passer.
Send kontrakten tilbake innen mandag.
Husk å ta med nøklene.
Vi ber om tilbakemelding innen fredag.
Fint om du kan svare raskt.
Kan du skicka kontraktet
Återkom senast fredag.
Vi ber dig betala fakturan.
Skicka tillbaka kontraktet senast måndag.
Glöm inte att ta med nycklarna.
Tacksam för svar.
Hör gärna av dig.
Voitko vahvistaa ajan
Lähetä sopimus maanantaihin mennessä.
Vastaathan viimeistään perjantaina.
Tarvitsemme allekirjoituksesi.
Olisi hienoa, jos voisit tulla.
Kertoisitko, sopiiko perjantai
Muistathan ottaa avaimet mukaan.
Proszę o podpisanie umowy.
Prosimy o opłacenie faktury.
Czy możesz przesłać plan
Prześlij mi plan.
Odpisz do piątku.
Potrzebujemy Państwa zgody.
Uprzejmie proszę o odpowiedź.
Będę wdzięczny za odpowiedź.
Zadzwoń do mnie.
Dajcie znać.
Prosím o podpis smlouvy.
Prosíme o zaplacení faktury.
Můžeš mi poslat plán
Pošli mi plán.
Ozvěte se do pátku.
Potřebujeme váš souhlas.
Budu rád, když potvrdíte účast.
Zavolej mi.
Podepište prosím smlouvu.
Прошу подписать договор.
Просим оплатить счёт.
Можешь прислать план
Пришли мне план.
Ответьте до пятницы.
Нам нужно ваше согласие.
Буду благодарен за ответ.
Позвони мне.
Подскажите, когда приедет кран.
Не забудьте ключи.
Жду ответа.
Прошу підписати договір.
Просимо сплатити рахунок.
Можеш надіслати план
Надішли мені план.
Дайте відповідь до п'ятниці.
Нам потрібна ваша згода.
Зателефонуй мені.
Чекаємо на вашу відповідь.
Не забудь ключі.
Kérem, írja alá a szerződést.
Kérjük, fizesse be a számlát.
El tudod küldeni a tervet
Küldd el a tervet.
Válaszoljon péntekig.
Szükségünk van a hozzájárulására.
Hívj fel.
Várom válaszát.
Jelezd, ha jó a péntek.
Ne felejtsd el a kulcsokat.
Lütfen sözleşmeyi imzalayın.
Faturayı ödemenizi rica ederiz.
Planı gönderir misin
Bana planı gönder.
Cuma gününe kadar cevap verin lütfen.
Onayınıza ihtiyacımız var.
Beni ara.
Yanıtınızı bekliyoruz.
Haber verirseniz sevinirim.
Anahtarları unutma.
Παρακαλώ υπογράψτε το συμβόλαιο.
Παρακαλούμε πληρώστε το τιμολόγιο.
Μπορείς να μου στείλεις το σχέδιο
Στείλε μου το σχέδιο.
Απαντήστε μέχρι την Παρασκευή.
Χρειαζόμαστε την έγκρισή σας.
Πάρε με τηλέφωνο.
Περιμένω απάντηση.
Μην ξεχάσεις τα κλειδιά.
Πείτε μου αν σας βολεύει.
אנא חתמו על החוזה.
נא לשלם את החשבון.
תוכלי לשלוח לי את התוכנית
שלח לי את התוכנית.
נשמח לתשובתכם עד יום שישי.
אנחנו צריכים את אישורך.
תתקשר אליי.
אל תשכח את המפתחות.
אבקש לאשר את הפגישה.
يرجى توقيع العقد.
نرجو سداد الفاتورة.
هل يمكنك إرسال الخطة
أرسل لي الخطة.
نحتاج إلى موافقتكم.
اتصل بي.
ننتظر ردكم.
لا تنس المفاتيح.
الرجاء الرد قبل يوم الجمعة.
أرجو منك تأكيد الموعد.
请签署合同。
请支付发票。
能把计划发给我吗
把计划发给我。
请周五前回复。
我们需要您的同意。
给我打电话。
等您的回复。
别忘了带钥匙。
麻烦您确认一下。
希望您能尽快回复。
請於週五前回覆。
麻煩您簽名。
契約書にご署名ください。
請求書のお支払いをお願いいたします。
計画を送ってもらえますか
計画を送って。
金曜日までにご返信ください。
ご承認が必要です。
お電話ください。
お返事お待ちしております。
鍵を忘れないでください。
ご確認いただけますでしょうか。
ご都合はいかがでしょうか。
ご検討のほどお願い申し上げます。
계약서에 서명해 주세요.
송장 결제 부탁드립니다.
계획을 보내줄래
금요일까지 답장 주세요.
귀하의 승인이 필요합니다.
전화 주세요.
답변 기다리겠습니다.
열쇠 잊지 마세요.
확인 부탁드려요.
회의를 금요일로 옮겨도 될까요
검토 후 회신 부탁드립니다.
`;

it.each(rows.trim().split('\n'))('a request asks: %s', (mail) => {
  expect(readSentences([mail]).some((sentence) => sentence.asks)).toBe(true);
});
