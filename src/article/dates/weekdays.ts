/** The names of each day of the week, Monday first, in the languages of `monthOf`. No name stands for two days. */
const NAMES: readonly string[] = [
	"monday lundi montag lunes lunedì lunedi segunda-feira maandag måndag mandag poniedziałek понедельник понеділок pazartesi maanantai maanantaina pondělí δευτέρα luni hétfő dilluns senin الاثنين الإثنين",
	"tuesday mardi dienstag martes martedì martedi terça-feira terca-feira dinsdag tisdag tirsdag wtorek вторник вівторок salı tiistai tiistaina úterý τρίτη marți kedd dimarts selasa الثلاثاء",
	"wednesday mercredi mittwoch miércoles miercoles mercoledì mercoledi quarta-feira woensdag onsdag środa среда середа çarşamba keskiviikko keskiviikkona středa τετάρτη miercuri szerda dimecres rabu الأربعاء الاربعاء",
	"thursday jeudi donnerstag jueves giovedì giovedi quinta-feira donderdag torsdag czwartek четверг четвер perşembe torstai torstaina čtvrtek πέμπτη joi csütörtök dijous kamis الخميس",
	"friday vendredi freitag viernes venerdì venerdi sexta-feira vrijdag fredag piątek пятница пʼятниця п'ятниця cuma perjantai perjantaina pátek παρασκευή vineri péntek divendres jumat الجمعة",
	"saturday samedi samstag sonnabend sábado sabado sabato zaterdag lördag lørdag sobota суббота субота cumartesi lauantai lauantaina σάββατο sâmbătă szombat dissabte sabtu السبت",
	"sunday dimanche sonntag domingo domenica zondag söndag søndag niedziela воскресенье неділя pazar sunnuntai sunnuntaina neděle κυριακή duminică vasárnap diumenge minggu الأحد الاحد",
];

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index] as const)),
);

const ENGLISH = NAMES.map((names) => names.slice(0, names.indexOf(" ")));

/** The signs of the days in Chinese and Japanese, and in Korean, each Monday first. */
const SIGNS: readonly string[] = ["月火水木金土日", "一二三四五六日", "월화수목금토일"];

/** What stands behind a day in characters: `(火)`, `火曜日`, `星期二`, `周二`, `(화)`, `화요일`. */
const SIGN_BEHIND =
	/(?<=[日일号]) ?(?:\(([月火水木金土日월화수목금토일])\)|([月火水木金土日])曜日?|\(?(?:星期|周)([一二三四五六日天])\)?|([월화수목금토일])요일)$/;

/** The day of the week, 0 for Monday, of a name in one of several languages; English ones may be shortened to three letters or more. */
function weekdayOf(word: string): number | undefined {
	const name = word.toLowerCase();
	const index = WEEKDAYS.get(name) ?? (name.length >= 3 && name.length <= 5 ? ENGLISH.findIndex((whole) => whole.startsWith(name)) : -1);
	return index < 0 ? undefined : index;
}

/** A date without the name of its weekday, and which day of the week that is, 0 for Monday; undefined where it names none. */
export function withoutWeekday(text: string): readonly [weekday: number | undefined, rest: string] {
	const sign = SIGN_BEHIND.exec(text);
	if (sign) {
		const day = sign.slice(1).find((one) => one !== undefined) ?? "";
		const index = day === "天" ? 6 : Math.max(...SIGNS.map((signs) => signs.indexOf(day)));
		return [index, text.slice(0, sign.index)];
	}
	const match = /^(?:on )?(\p{L}[\p{L}'ʼ-]{2,14})\.?(?:,| |$)/iu.exec(text) ?? /[ ,(](\p{L}[\p{L}'ʼ-]{2,14})\)?$/iu.exec(text);
	const index = weekdayOf(match?.[1] ?? "");
	if (!match || index === undefined) return [undefined, text.replace(/[ ,]+$/, "")];
	return [index, text.replace(match[0], "").replace(/^[ ,]+|[ ,]+$/g, "")];
}
