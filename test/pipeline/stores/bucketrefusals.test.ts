import { describe, expect, it } from "vitest";
import { bucketRefusal } from "../../../src/pipeline/stores/bucketrefusals.ts";
import { withEnvironment } from "./s3server.ts";

const BUCKET = { place: "s3://paper/site", name: "paper", prefix: "site/" };

function refusalOf(name: string, status?: number, code?: string): string {
	withEnvironment({ AWS_ENDPOINT_URL_S3: undefined, AWS_ENDPOINT_URL: undefined });
	const error = Object.assign(new Error("AKIAKEY hush"), { name }, status && { $metadata: { httpStatusCode: status } }, code && { code });
	const { message, remedy } = bucketRefusal(BUCKET, "read", error);
	return `${message}\n${remedy}`;
}

describe("bucketRefusal", () => {
	it.each([
		["NoSuchBucket", 404, "there is no such bucket"],
		["NotFound", 404, "there is no such bucket"],
		["AccessDenied", 403, "access is denied"],
		["403", 403, "access is denied"],
		["SignatureDoesNotMatch", 403, "the service does not accept the credentials"],
		["ExpiredToken", 400, "the service does not accept the credentials"],
		["RequestTimeTooSkewed", 403, "the clock of this machine and that of the service differ"],
		["PermanentRedirect", 301, "it is in another region"],
		["AuthorizationHeaderMalformed", 400, "it is in another region"],
		["SlowDown", 503, "the service is overloaded"],
		["XMinioStorageFull", 507, "it is full"],
		["Unheard", 507, "it is full"],
		["InvalidRequest", 400, "the service refuses the request"],
	])("%s with status %i: %s", (name, status, cause) => {
		const refusal = refusalOf(name, status);
		expect(refusal).toContain(`The store s3://paper/site cannot be read: ${cause}`);
		expect(refusal).toContain(`(bucket paper; ${name}, status ${status}).\n`);
		expect(refusal).not.toMatch(/AKIAKEY|hush/);
	});

	it.each(["ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "CERT_HAS_EXPIRED"])("%s: the service is not reached", (code) => {
		expect(refusalOf("Error", undefined, code)).toContain(`the service is not reached (bucket paper; ${code}).`);
	});

	it("does not print a name that is none", () => {
		expect(refusalOf("AKIAKEY hush\n", 400)).not.toMatch(/AKIAKEY|hush/);
	});

	it("takes anything that was thrown", () => {
		expect(bucketRefusal(BUCKET, "read", undefined).message).toContain("the service is not reached (bucket paper; error).");
	});
});
