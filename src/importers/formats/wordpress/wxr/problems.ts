import type { ImportProblem } from "../../../importer.ts";

/** What a text's first bytes say of its encoding; UTF-8 where they say nothing that is known. */
export function encodingOf(head: Uint8Array): string {
	if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
	if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
	const [, name = "utf-8"] =
		/^[^<]{0,20}<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(Buffer.from(head.subarray(0, 400)).toString("latin1")) ?? [];
	try {
		return new TextDecoder(name).encoding;
	} catch {
		return "utf-8";
	}
}

/** Tells of CDATA sections within CDATA sections. */
export function sectionsNested(file: string, line: number): ImportProblem {
	const message =
		"There are CDATA sections within CDATA sections, which XML does not know; they were read as they were meant. The first ends near here.";
	return { file, line, rule: "source-syntax", severity: "warning", message, remedy: "Look at the story that stands there." };
}

/** Tells of characters that were dropped. */
export function controlsDropped(file: string, line: number, count: number): ImportProblem {
	const message = `${count} control characters, which XML may not hold, were dropped; the first stands here.`;
	return { file, line, rule: "characters", severity: "warning", message, remedy: "Nothing is to be done, unless words are missing there." };
}

/** Tells of bytes that could not be read. */
export function bytesUndecoded(file: string, line: number): ImportProblem {
	const message = "There are bytes that are no letters in the file's encoding (�); the first stand about here.";
	return {
		file,
		line,
		rule: "characters",
		severity: "warning",
		message,
		remedy: "Look at the stories for �, and export again if the export spoilt them.",
	};
}
