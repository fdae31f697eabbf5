import { CannotRun, codeOf } from "../../problem.ts";
import { type Bucket, endpointHost } from "./bucketplace.ts";

/** Why a bucket refuses, as the end of a sentence, and what to do. */
interface Cause {
	readonly cause: string;
	readonly remedy: string;
}

const NO_BUCKET: Cause = { cause: "there is no such bucket", remedy: "Make the bucket, or name another with --store." };

const DENIED: Cause = {
	cause: "access is denied",
	remedy:
		"Check the credentials, and that they have the rights s3:GetObject, s3:PutObject and s3:DeleteObject for its objects, and s3:ListBucket for the bucket.",
};

const NOT_KNOWN: Cause = {
	cause: "the service does not accept the credentials",
	remedy: "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or AWS_PROFILE: they are wrong, or no longer good.",
};

const NO_CREDENTIALS: Cause = {
	cause: "there are no credentials",
	remedy: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine a role.",
};

const REGION: Cause = { cause: "it is in another region", remedy: "Set AWS_REGION to the region of the bucket." };

const NO_REGION: Cause = {
	cause: "no region is set",
	remedy: "Set AWS_REGION: for Amazon and Backblaze to the region of the bucket, for R2 to auto, for MinIO and Ceph to us-east-1.",
};

const CLOCK: Cause = { cause: "the clock of this machine and that of the service differ", remedy: "Set the clock of this machine." };

const FULL: Cause = { cause: "it is full", remedy: "Make room in it, and run the command again: what was written before stays good." };

const BUSY: Cause = {
	cause: "the service is overloaded or out of order",
	remedy: "Wait, and run the command again: what was written before stays good.",
};

const NOT_REACHED: Cause = {
	cause: "the service is not reached",
	remedy: "Check the network, AWS_REGION and, for another service than Amazon's, AWS_ENDPOINT_URL_S3.",
};

/** By the names of the errors that services send. */
const BY_NAME: Readonly<Record<string, Cause>> = {
	AccessDenied: DENIED,
	AccountProblem: DENIED,
	AllAccessDisabled: DENIED,
	AuthorizationHeaderMalformed: REGION,
	CredentialsProviderError: NO_CREDENTIALS,
	ExpiredToken: NOT_KNOWN,
	IllegalLocationConstraintException: REGION,
	InternalError: BUSY,
	InvalidAccessKeyId: NOT_KNOWN,
	InvalidToken: NOT_KNOWN,
	NoSuchBucket: NO_BUCKET,
	PermanentRedirect: REGION,
	QuotaExceeded: FULL,
	RequestTimeTooSkewed: CLOCK,
	SignatureDoesNotMatch: NOT_KNOWN,
	SlowDown: BUSY,
	TimeoutError: NOT_REACHED,
	XMinioAdminBucketQuotaExceeded: FULL,
	XMinioStorageFull: FULL,
};

/** By the status of an answer without a body, such as that to HeadObject. */
const BY_STATUS: Readonly<Record<number, Cause>> = {
	301: REGION,
	403: DENIED,
	404: NO_BUCKET,
	500: BUSY,
	502: BUSY,
	503: BUSY,
	504: BUSY,
	507: FULL,
};

/** Turns an error of the library, of its service or of the network into one that says what to do. Texts of the service are left out, since they may repeat keys. */
export function bucketRefusal(bucket: Bucket, verb: "read" | "written", error: unknown): CannotRun {
	const { cause, remedy } = causeOf(error);
	const host = endpointHost();
	return new CannotRun(
		`The store ${bucket.place} cannot be ${verb}: ${cause} (bucket ${bucket.name}${host === undefined ? "" : ` at ${host}`}; ${signOf(error)}).`,
		remedy,
		"docs/scale.md#stores",
	);
}

/** The HTTP status of the answer that an error came with; undefined where there was no answer. */
export function statusOf(error: unknown): number | undefined {
	return (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}

function causeOf(error: unknown): Cause {
	if (!(error instanceof Error)) return NOT_REACHED;
	if (error.message === "Region is missing") return NO_REGION;
	const status = statusOf(error);
	// An error of the network has a code, such as ECONNREFUSED, CERT_HAS_EXPIRED or ERR_INVALID_URL.
	const found =
		BY_NAME[error.name] ?? (status === undefined ? undefined : BY_STATUS[status]) ?? ("code" in error ? NOT_REACHED : undefined);
	return (
		found ?? {
			cause: "the service refuses the request",
			remedy:
				"Check the credentials, the bucket's name, AWS_REGION and AWS_ENDPOINT_URL_S3, and look up this error in the service's manual.",
		}
	);
}

/** The code or the name of an error, and its status: what a manual can be searched for. */
function signOf(error: unknown): string {
	const name = error instanceof Error && "code" in error ? codeOf(error) : error instanceof Error ? error.name : "error";
	const status = statusOf(error);
	return `${/^[\w.]{1,60}$/.test(name) ? name : "error"}${status === undefined ? "" : `, status ${status}`}`;
}
