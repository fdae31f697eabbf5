import { redirectFact, type SkippedStep, type Step } from "../../../importer.ts";
import type { WxrRecord } from "../wxr/record.ts";

/** A redirect as a plugin has it. */
export interface RedirectRule {
	/** A path or a whole address; or a pattern. */
	readonly from: string;
	/** The same; empty where it leads nowhere. */
	readonly to: string;
	/** Of HTTP; undefined where it is not known. */
	readonly code?: number;
	readonly isPattern: boolean;
	/** Whether it is switched off. */
	readonly isOff: boolean;
}

/**
 * What becomes of a redirect: a fact in the survey, or a record that is skipped in the second pass.
 * @param home the address of the site; empty where it is not known
 */
export function redirectSteps({ from, to, code, isPattern, isOff }: RedirectRule, home: string, isSurvey: boolean): Step[] {
	const why =
		from === ""
			? "a redirect that names no address"
			: isOff
				? "a redirect that is switched off"
				: isPattern || /\*/.test(from)
					? "a redirect by a pattern, which is not run"
					: to === "" || (code !== undefined && (code < 300 || code > 399))
						? "a rule for addresses that leads nowhere, such as one of what is gone"
						: undefined;
	if (why !== undefined) return isSurvey ? [] : [skipped(`${from} → ${to || (code ?? "nowhere")}`, why)];
	const [whole, target] = [wholeOf(from, home), wholeOf(to, home)];
	if (whole === undefined || target === undefined)
		return isSurvey ? [] : [skipped(`${from} → ${to}`, "a redirect whose addresses cannot be read")];
	return isSurvey ? [redirectFact(whole, target)] : [];
}

function skipped(record: string, why: string): SkippedStep {
	return { step: "skipped", record, why };
}

/** An address as WordPress' plugins write it: whole, from the root of the site, or without a slash before it. */
function wholeOf(address: string, home: string): string | undefined {
	const written = address.trim();
	if (/^https?:\/\//i.test(written)) return URL.canParse(written) ? new URL(written).href : undefined;
	const path = written.startsWith("/") ? written : `/${written}`;
	return home !== "" && URL.canParse(path, home) ? new URL(path, home).href : undefined;
}

/** The type of the records in which Safe Redirect Manager keeps its redirects. */
export const REDIRECT_TYPE = "redirect_rule";

/** The redirect that a record of Safe Redirect Manager is. */
export function ruleOfRecord({ texts, meta }: WxrRecord): RedirectRule {
	const value = (name: string) => meta.get(`_redirect_rule_${name}`)?.trim() ?? "";
	return {
		from: value("from"),
		to: value("to"),
		code: Number(value("status_code")) || undefined,
		isPattern: value("from_regex") === "1",
		isOff: (texts.get("wp:status")?.trim() ?? "publish") !== "publish",
	};
}
