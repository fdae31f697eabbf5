/** The names of each month, January first, in the languages in which datelines are most often written. No name stands for two months. */
const NAMES: readonly string[] = [
	"january jan janvier janv januar jänner enero gennaio genn janeiro januari stycznia января январь січня ocak tammikuuta ledna ιανουαρίου ιανουάριος ianuarie január gener يناير كانونالثاني جانفي",
	"february feb february février fevrier févr fevr februar febrero febbraio febbr fevereiro februari lutego февраля февраль лютого şubat subat helmikuuta února unora φεβρουαρίου φεβρουάριος februarie február febrer فبراير شباط فيفري",
	"march mar mars märz maerz mär marzo março marco maart mrt marts marca марта март березня mart maaliskuuta března brezna μαρτίου μάρτιος martie március març maret مارس آذار",
	"april apr avril avr abril abr aprile kwietnia апреля апрель квітня nisan huhtikuuta dubna απριλίου απρίλιος aprilie április أبريل إبريل نيسان أفريل",
	"may mai mayo maggio maio mei maj maja мая май травня mayıs mayis toukokuuta května kvetna μαΐου μάιος május maig مايو أيار ماي",
	"june jun juin juni junio giugno junho czerwca июня июнь червня haziran kesäkuuta června cervna ιουνίου ιούνιος iunie június juny يونيو يونيه حزيران جوان",
	"july jul juillet juil juli julio luglio julho lipca июля июль липня temmuz heinäkuuta července cervence ιουλίου ιούλιος iulie július juliol يوليو يوليه تموز جويلية",
	"august aug août aout agosto augustus augusti sierpnia августа август серпня ağustos agustos elokuuta srpna αυγούστου αύγουστος augusztus agost agustus أغسطس آب أوت",
	"september sept sep septembre septiembre setiembre settembre setembro września wrzesnia сентября сентябрь вересня eylül eylul syyskuuta září zari σεπτεμβρίου σεπτέμβριος septembrie szeptember setembre سبتمبر أيلول",
	"october oct octobre oktober okt octubre ottobre outubro października pazdziernika октября октябрь жовтня ekim lokakuuta října rijna οκτωβρίου οκτώβριος octombrie október أكتوبر تشرينالأول",
	"november nov novembre noviembre novembro listopada listopadu ноября ноябрь листопада kasım kasim marraskuuta νοεμβρίου νοέμβριος noiembrie نوفمبر تشرينالثاني",
	"december dec décembre decembre déc dezember dez diciembre dicembre dezembro desember grudnia декабря декабрь грудня aralık aralik joulukuuta prosince δεκεμβρίου δεκέμβριος decembrie desembre ديسمبر كانونالأول",
];

const MONTHS: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** The Arabic names without the marks that many leave out: `ابريل` for `أبريل`. */
const MONTHS_WITHOUT_MARKS: ReadonlyMap<string, number> = new Map(
	[...MONTHS].flatMap(([name, month]) => (/\p{Script=Arabic}/u.test(name) ? [[withoutMarks(name), month] as const] : [])),
);

function withoutMarks(name: string): string {
	return name.replace(/[أإآ]/g, "ا");
}

/** The month, 1 to 12, of a name in one of several languages, whole or shortened; undefined where it is none. */
export function monthOf(name: string): number | undefined {
	return MONTHS.get(name.toLowerCase().replace(/\.$/, "")) ?? MONTHS_WITHOUT_MARKS.get(withoutMarks(name));
}
