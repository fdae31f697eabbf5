import type { ImportProblem } from "../../../importer.ts";
import type { PythonSettings, Value } from "./literals.ts";

/** Takes settings of a certain form by their names. */
export interface Settings {
	text(name: string): string | undefined;
	/** A truth; undefined where the setting is not there. */
	truth(name: string): boolean | undefined;
	list(name: string): readonly Value[] | undefined;
	/** The texts of a list; of a text, itself. */
	texts(name: string): readonly string[] | undefined;
	members(name: string): Readonly<Record<string, Value>>;
	has(name: string): boolean;
}

/** Settings as they were read. A value of another form counts as none. */
export function settingsOf({ values }: Pick<PythonSettings, "values">): Settings {
	const list = (name: string) => {
		const value = values.get(name);
		return Array.isArray(value) ? (value as readonly Value[]) : undefined;
	};
	return {
		text: (name) => {
			const value = values.get(name);
			return typeof value === "string" ? value : undefined;
		},
		truth: (name) => {
			const value = values.get(name);
			return value === undefined ? undefined : value !== false && value !== null && value !== "" && value !== 0;
		},
		list,
		texts: (name) => {
			const value = values.get(name);
			return typeof value === "string" ? [value] : list(name)?.filter((item) => typeof item === "string");
		},
		members: (name) => membersOf(values.get(name)),
		has: (name) => values.has(name),
	};
}

function membersOf(value: Value | undefined): Readonly<Record<string, Value>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>) : {};
}

/**
 * What is told of settings that a program computes.
 * @param file the configuration, as problems name it
 * @param vital the names of the settings that are told of
 */
export function computedProblems({ computed }: PythonSettings, file: string, vital: RegExp, generator: string): ImportProblem[] {
	return [...computed].flatMap(([setting, line]) =>
		vital.test(setting)
			? [
					{
						file,
						line,
						rule: "configuration-assumed",
						severity: "warning",
						message: `${setting} is computed by a program, which is not run. ${generator}'s default was taken.`,
						remedy: "Write its value as a plain text or list, and import again.",
					},
				]
			: [],
	);
}
