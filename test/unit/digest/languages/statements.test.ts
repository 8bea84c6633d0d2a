import { expect, it } from 'vitest';
import { readSentences } from '../../../../shared/digest/summary/own-sentences.ts';

/** What people write about their work in the words of requests. */
const rows = `
I will let you know tomorrow.
We need more time for the crane.
Bob asked me to send you the plan.
You can find the keys under the mat.
He would like to come on Friday.
Thank you for your reply.
We are waiting for the crane.
As you asked, I sent the plan on Monday.
Thanks for confirming the slot for Friday.
I could not find you yesterday.
If you cannot come, no problem.
Sending you the plan for Friday.
Book club meets on Friday at 7.
Review meeting on Friday at 10:00.
Return flight on 3 December at 10:00.
Check in: 3 December from 15:00.
Check out by the reception.
Call with Bob on Friday at 3 pm.
Update on the crane: it arrives on Friday.
Reply by Bob: fine.
Sign-up closes on Monday.
Answer below.
Your order has been shipped and arrives on Friday.
I can do it on Monday, you know.
Bob will send you the plan by Friday.
I would appreciate a break, you know how it is.
Please find attached the minutes of Monday.
She let me know that Friday is fine.
No need to reply.
No reply needed.
Just letting you know that the crane is here.
Happy to help if you need me.
The customer asked whether we could move the crane. We could.
Ich schicke dir den Plan bis Freitag.
Wir benötigen mehr Zeit für den Kran.
Danke, dass du mir Bescheid gegeben hast.
Bob hat um Rückmeldung gebeten, ich habe geantwortet.
Du kannst den Schlüssel unter der Matte finden.
Ich melde mich am Freitag bei Ihnen.
Wir warten auf den Kran.
Anbei wie gewünscht die Rechnung.
Rückfahrt am 3. Dezember um 10 Uhr.
Schicke Jacke, die du da hast.
Bitte entschuldigen Sie die Verspätung.
Eine Antwort ist nicht nötig.
Wie besprochen sende ich dir den Plan.
Je t'envoie le plan vendredi.
Nous attendons la grue.
Merci pour ta réponse.
Merci de votre compréhension.
Merci de votre réponse rapide.
Tu peux prendre ton temps.
Vous trouverez ci-joint la facture.
Veuillez trouver ci-joint la facture.
Je reste à votre disposition.
La grue doit venir lundi, comme tu me l'as demandé.
Te envío el plan el viernes.
Gracias por confirmar la fecha.
Puede que llueva el viernes.
El sistema puede enviar avisos automáticos.
Adjunto la factura solicitada.
Le envío la confirmación solicitada.
Estamos esperando la grúa.
Quedo a su disposición.
Segue em anexo a fatura.
Obrigado por confirmar a data.
Estamos aguardando o guindaste.
Pode ser na sexta-feira.
Fico feliz em ajudar.
Ti mando il piano venerdì.
Grazie per la conferma.
Può darsi che piova venerdì.
Stiamo aspettando la gru.
In allegato la fattura richiesta.
Ik stuur je het plan vrijdag.
Bedankt voor je reactie.
We wachten op de kraan.
Bijgaand de factuur zoals gevraagd.
Jeg sender dig planen fredag.
Tak for dit svar.
Vi venter på kranen.
Svar på dine spørgsmål finder du herunder.
Jeg sender deg planen fredag.
Takk for svar.
Vi venter på kranen i dag.
Svar på spørsmålene dine står under.
Jag skickar planen på fredag.
Tack för ditt svar.
Vi väntar på kranen.
Svar på dina frågor finns nedan.
Lähetän sinulle suunnitelman perjantaina.
Kiitos vastauksestasi.
Odotamme nosturia.
Wysyłam plan w piątek.
Dziękuję za odpowiedź.
Czekamy na dźwig.
Zgodnie z prośbą przesyłam plan.
Posílám plán v pátek.
Děkuji za odpověď.
Čekáme na jeřáb.
Jak jste prosil, posílám plán.
Отправляю план в пятницу.
Спасибо за ответ.
Ждем кран.
Гости пришли вчера.
Как вы просили, высылаю план.
Мы вышли на связь вчера.
Надсилаю план у п'ятницю.
Дякую за відповідь.
Чекаємо на кран.
Küldöm a tervet pénteken.
Köszönöm a válaszát.
Várjuk a darut.
Planı cuma günü gönderiyorum.
Cevabınız için teşekkürler.
Vinci bekliyoruz.
Σου στέλνω το σχέδιο την Παρασκευή.
Ευχαριστώ για την απάντηση.
Περιμένουμε τον γερανό.
אני שולח את התוכנית ביום שישי.
תודה על התשובה.
אנחנו מחכים לעגורן.
سأرسل الخطة يوم الجمعة.
شكرا على الرد.
ننتظر الرافعة.
我周五把计划发给你。
谢谢你的回复。
我们在等吊车。
申请已经提交。
他请假了。
我已经请他帮忙看过了。
附件请查收。
我邀请了王先生。
計画は金曜日に送ります。
ご返信ありがとうございます。
クレーンを待っています。
お願いしていた資料を受け取りました。
先日はお時間をいただきありがとうございました。
ご確認いただきありがとうございます。
資料をお送りいたします。
ご連絡いたします。
承知いたしました。よろしくお願いいたします。
계획은 금요일에 보내겠습니다.
답변 감사합니다.
크레인을 기다리고 있습니다.
요청하신 자료를 첨부합니다.
확인했습니다. 감사합니다.
보내주신 자료 잘 받았습니다.
자료를 보내드립니다. 참고하시기 바랍니다.
`;

it.each(rows.trim().split('\n'))('a statement asks for nothing: %s', (mail) => {
  expect(readSentences([mail]).some((sentence) => sentence.asks)).toBe(false);
});
