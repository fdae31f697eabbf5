/** What catalogues and tables write where nobody knows a date, as `plainWords` writes it. */
const UNKNOWN: ReadonlySet<string> = new Set(
	[
		"nd, no date, undated, unknown, date unknown, unknown date, not dated",
		"od, ohne datum, undatiert, unbekannt, datum unbekannt",
		"sd, sans date, non daté, date inconnue, inconnue",
		"sf, sin fecha, fecha desconocida, desconocida",
		"senza data, data sconosciuta, sem data, data desconhecida, zd, zonder datum, datum onbekend, sine dato, sine die",
	].flatMap((line) => line.split(", ")),
);

/** Whether a text says that nobody knows the date: `n.d.`, `[undated]`, `o. D.`, `sans date`. Such a date is none, and no mistake. */
export function saysUnknown(text: string): boolean {
	return text.length < 40 && UNKNOWN.has(plainWords(text));
}

/** A text in small letters; of letters with full stops or slashes behind them (`n. d.`, `s/f`) the letters alone; without brackets around it. */
function plainWords(text: string): string {
	const bare = text.normalize("NFC").trim().toLowerCase();
	const inside = /^[[(](.*)[\])]$/.exec(bare)?.[1] ?? bare;
	return /^[a-z](?:\. ?|\/)[a-z]\.?$/.test(inside) ? inside.replace(/[^a-z]/g, "") : inside.replace(/\.$/, "").replace(/\s+/g, " ");
}
