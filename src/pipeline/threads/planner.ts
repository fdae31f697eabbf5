import { planParts } from "../parts/planparts.ts";
import { steered } from "./steered.ts";

// The thread that plans parts: see thread.ts.
steered(planParts);
