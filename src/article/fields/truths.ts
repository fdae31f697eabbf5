/** What people and spreadsheets write for true and false: Excel translates both in the tables that it saves. */
const TRUE: ReadonlySet<string> = new Set(
	"true yes y on 1 t ja oui sí si sì sim wahr vrai vero verdadero verdadeiro waar sant sandt tosi prawda tak pravda doğru истина да".split(
		" ",
	),
);
const FALSE: ReadonlySet<string> = new Set(
	"false no n off 0 f nein non nee nej não nao falsch faux falso onwaar falskt falsk usant epätosi fałsz nie nepravda yanlış ложь нет".split(
		" ",
	),
);

/**
 * Reads a value as true or false, however it is spelt: `True`, `yes`, `WAHR`, `on`, `1`, `"true"`, or a list of one of these.
 * @returns undefined where it is neither
 */
export function truthOf(value: unknown): boolean | undefined {
	const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof single === "boolean") return single;
	if (typeof single !== "string" && typeof single !== "number") return undefined;
	const word = String(single).trim().toLowerCase();
	return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}
