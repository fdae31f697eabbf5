import type { Position } from "../../problem.ts";
import { findInYaml } from "../yaml.ts";
import type { WrittenValue } from "./written.ts";

/** The place of a written value, or of one inside it, for a message. It may parse the YAML again. */
export function placeOf({ source, path }: WrittenValue, inner: readonly PropertyKey[] = []): Partial<Position> {
	const place = source.yaml === undefined ? undefined : findInYaml(source.yaml, [...path, ...inner]);
	return place ? { ...place, line: place.line + (source.line ?? 1) - 1 } : { line: lineOfKey(source, path[0] ?? "") ?? source.line };
}

/** The line of a written value. Most keys begin a line, and to search for that takes a hundredth of the time of parsing. */
export function lineOf(written: WrittenValue): number | undefined {
	const { source, path } = written;
	return (path.length === 1 ? lineOfKey(source, path[0] ?? "") : undefined) ?? placeOf(written).line;
}

function lineOfKey({ yaml, text, line = 1 }: WrittenValue["source"], key: string): number | undefined {
	const lines = (yaml ?? text)?.split("\n") ?? [];
	const at = lines.findIndex((one) => {
		const start = one.search(/[^\s".]/);
		return start >= 0 && one.startsWith(key, start) && /^"?\s*[:=]/.test(one.slice(start + key.length));
	});
	return at < 0 ? undefined : at + line;
}
