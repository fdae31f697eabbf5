import { CannotRun } from "../../problem.ts";

/** Something that was looked at. */
export interface Finding {
	readonly what: string;
	readonly value: string;
	/** What is to be done; only where something is lacking. */
	readonly remedy?: string;
}

/** Findings of one sort. */
export interface Section {
	readonly name: string;
	readonly findings: readonly Finding[];
}

/** What an archive and its machine have and lack. */
export interface Diagnosis {
	/** Whether nothing is lacking. */
	readonly isWell: boolean;
	/** What is lacking: those findings of the sections that have a remedy. */
	readonly lacking: readonly Finding[];
	readonly sections: readonly Section[];
}

/** A finding that is well, or only worth to be known. */
export function well(what: string, value: string | number): Finding {
	return { what, value: String(value) };
}

/** A finding of something that is lacking. */
export function lacks(what: string, value: string, remedy: string): Finding {
	return { what, value, remedy };
}

/** Looks at one sort of thing. Whatever goes wrong meanwhile is a finding. */
export async function section(name: string, look: () => readonly Finding[] | Promise<readonly Finding[]>): Promise<Section> {
	try {
		return { name, findings: await look() };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return {
			name,
			findings: [error instanceof CannotRun ? lacks(name, message, error.remedy) : well(name, `could not be found out: ${message}`)],
		};
	}
}

/** A text without the passwords of addresses in it: what stands before the last `@` of a host. */
export function withoutPasswords(text: string): string {
	return text.replace(/(\w:\/\/)[^\s/"']*@/g, "$1…@");
}

/** A number of bytes for people. */
export function bytesText(bytes: number): string {
	return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
