import type { ImportProblem } from "../../../importer.ts";
import type { XmlStop } from "../../../reading/xml.ts";

/** Tells why reading stopped. */
export function readingStopped(file: string, { why, message, line, column }: XmlStop): ImportProblem {
	const place = { file, line, column, severity: "error" } as const;
	if (why === "syntax")
		return {
			...place,
			rule: "source-syntax",
			message: `This is not XML: ${message}. What stands before it was read, and nothing after it.`,
			remedy: "Export the site again, or mend the file there, and import again: nothing is brought over twice.",
		};
	const remedy =
		why === "doctype"
			? "Take out the lines from <!DOCTYPE to ]>, and import again."
			: "Import a file that WordPress exported (Tools, Export).";
	return { ...place, rule: "source-refused", message: `The file was refused: ${message}.`, remedy };
}

/** Tells of tags that do not stand within each other as they should. */
export function tagsMended(file: string, { message, line, column }: XmlStop): ImportProblem {
	return {
		file,
		line,
		column,
		rule: "source-syntax",
		severity: "warning",
		message: `This is not XML: ${message}. From here on the file was read as it was meant: where an end is missing, it was put.`,
		remedy: "Look at the story that begins before this line, and whether the number of stories is right.",
	};
}

/** Tells of a fault of syntax after which reading goes on. */
export function faultForgiven(file: string, place: { readonly line: number; readonly column: number }, message: string): ImportProblem {
	return {
		file,
		line: place.line,
		column: place.column,
		rule: "source-syntax",
		severity: "warning",
		message: `This is not quite XML: ${message}. It was read as it stands. This fault is reported only once.`,
		remedy: "Look at the story that begins before this line.",
	};
}

/** Tells of CDATA sections within CDATA sections. */
export function sectionsNested(file: string, line: number): ImportProblem {
	return {
		file,
		line,
		rule: "source-syntax",
		severity: "warning",
		message:
			"CDATA sections stand within CDATA sections, which XML does not allow. They were read as they were meant. The first ends here.",
		remedy: "Look at the story that stands there.",
	};
}

/** Tells of characters that were dropped. */
export function controlsDropped(file: string, line: number, count: number): ImportProblem {
	return {
		file,
		line,
		rule: "characters",
		severity: "warning",
		message: `${count} control characters, which XML may not hold, were dropped. The first stands here.`,
		remedy: "Nothing needs to be done, unless words are missing there.",
	};
}

/** Tells of bytes that could not be read. */
export function bytesUndecoded(file: string, line: number): ImportProblem {
	return {
		file,
		line,
		rule: "characters",
		severity: "warning",
		message: "Some bytes are not valid in the file's encoding (�). The first are near here.",
		remedy: "Look at the stories for �, and export again if the export spoilt them.",
	};
}
