/*
 * Copyright (c) 2026 The Chainstitch Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * The network-wide commit. Chain A runs over n1 and n2, chain B over n2 and n3. The user edits A twice and B once; the
 * second edit of A leaves n1 as it is. The controller and the agents die at any step, a node rejects a new object once
 * or for ever, at validation, commit or synchronisation.
 *
 * Modelled: changes of one chain and of both; turns; two waves; undo; unknown outcomes; nodes that are away;
 * synchronisation, chain by chain when it is rejected as a whole; recovery after a death; the way back; the datastore
 * lagging behind the memory; what may be left behind and the identifiers that it uses.
 *
 * Not modelled: what objects are, and which wave they belong to; the third wave; objects that chains share; a datastore
 * that does not take a record; nodes that refuse to let go of something, or do not take again what they all had before;
 * patrol; a synchronisation that goes on from what it pushed last, without reading. A node's commit is all or nothing
 * and outlives the agent, and one that was under way when its controller died is over before the next one's are served:
 * the agent sees to that. Endless retries are cut off where the answer would be the same again.
 *
 * Each step is atomic, so that no state lies between two steps: what one does is what the engine's thread does at
 * once, or what a node does with one request. Every execution is finite and ends where nothing is left to do; there
 * the end is checked. A search for non-progress cycles, of a model without progress labels, finds any execution that is
 * not.
 *
 * Mutants: RECORD_AFTER_COMMIT, WAY_BACK_FORGOTTEN, UNDO_NOT_RETRIED, NO_TURNS, CONFIRMED_UNHEARD, CONFIRMED_ELSEWHERE,
 * SYNCED_UNRECORDED, SYNCED_UNDECIDED.
 */

/* The points of CommitPoint, in its order: the last one that a change has passed. */
mtype = { RECORDED, STAGED, NODE_COMMITTED, WAVE_COMMITTED, UNDO_BEGINS, UNDONE, ANSWERED, CONFIRMED };
/* There is no change; it waits for the datastore. */
mtype = { IDLE, STARTED };
/* The session with an agent: there, lost without the controller knowing yet, away. */
mtype = { CONNECTED, LOST, AWAY };
mtype = { OUT_OF_SYNC, SYNCING, IN_SYNC };
mtype = { NO_SYNC, PUSH_ALL, PUSH_LEFT_OVER, PUSH_A, PUSH_B };
/* What nodes reject: nothing so far, nothing any more, one object for ever. */
mtype = { NOT_YET, NO_MORE, FOR_EVER };
mtype = { GOOD, REJECTED, UNREACHABLE };

#ifndef CONTROLLER_DEATHS
#define CONTROLLER_DEATHS 2
#endif
#ifndef EDITS_OF_A
#define EDITS_OF_A 2
#endif
#ifndef EDITS_OF_B
#define EDITS_OF_B 1
#endif
#ifndef AGENT_DEATHS
#define AGENT_DEATHS 2
#endif
#define A 0
#define B 1
#define N1 0
#define N2 1
#define N3 2
#define NONE 3
#define WAVES 2
#define BIT(x) (1 << (x))
#define WITHOUT(set, x) set = set & ~(x)
#define NODES(c) (c == A -> 3 : 6)
#define ON(c, n) (NODES(c) & BIT(n))
/* The object of a version of a chain on a node. Version 0 is what everything begins with. */
#define PART(c, v, n) ((c) == A && (n) == N1 && (v) == 2 -> 1 : (v))
#define HELD(c, n) held[(c) * 3 + (n)]
#define DIFFERS(c, v, w, n) (ON(c, n) && PART(c, v, n) != PART(c, w, n))
#define DIFFERENCE(c, v, w) ((DIFFERS(c, v, w, N1) -> 1 : 0) | (DIFFERS(c, v, w, N2) -> 2 : 0) | \
    (DIFFERS(c, v, w, N3) -> 4 : 0))

/* The world: what nodes hold, a bit for each object; what the user wants; the datastore. */
byte held[6] = { 1, 1, 0, 0, 1, 1 };
byte want[2];

byte storedVersion[2];
byte storedBefore[2] = NONE;
byte storedLeaving[2];
byte controllerDeaths;
byte agentDeaths;
mtype rejection = NOT_YET;
byte rejectingNode = NONE;
byte rejectedChain = NONE;
byte rejectedPart = NONE;
/* Versions that all nodes of a chain have had. */
byte proven[2] = 1;

/* The controller: its records, what it knows of nodes, its synchronisations. */
byte version[2];
byte before[2] = NONE;
byte leaving[2];
bit goBack[2];
bit refused[2];
bit alone[2];
mtype session[3] = CONNECTED;
mtype sync[3] = IN_SYNC;
byte rejects[3];
mtype push[3] = NO_SYNC;
byte pushed[6];
byte pushRejects[3];
bit planChanged[3];

/* Its changes: one of A or of both, one of B. */
mtype point[2] = IDLE;
byte chains[2];
/* Nodes: all that change; those that are told; those still to be asked; staged; that committed a wave; unclear. */
byte nodes[2];
byte told[2];
byte todo[2];
byte staged[2];
byte done[2];
byte unclear[2];
byte wave[2];
mtype failure[2] = GOOD;
byte failed[2] = NONE;
/* What the chains were before. */
byte oldVersion[2];
byte oldBefore[2] = NONE;
byte oldLeaving[2];

#define IN_FLIGHT(c) ((chains[0] | chains[1]) & BIT(c))
#define IS_WRITABLE(n) (session[n] != AWAY && sync[n] == IN_SYNC)
#define WRITABLE ((IS_WRITABLE(N1) -> 1 : 0) | (IS_WRITABLE(N2) -> 2 : 0) | (IS_WRITABLE(N3) -> 4 : 0))
#define IS_STORED(c) (version[c] == storedVersion[c] && before[c] == storedBefore[c] && leaving[c] == storedLeaving[c])
#define IS_REJECTED(c, n) (IS_WRITABLE(n) && ON(c, n) && (rejects[n] & BIT(c)))
#define ANY_REJECTS(c) (IS_REJECTED(c, N1) || IS_REJECTED(c, N2) || IS_REJECTED(c, N3))
/* Whether a node would reject a version for ever. */
#define HOPELESS(c, v) (rejection == FOR_EVER && rejectedChain == c && PART(c, v, rejectingNode) == rejectedPart)
#define MAY_REJECT(c, p) (rejection == NOT_YET && p != 0 && !(proven[c] & BIT(p)))
#define MUST_REJECT(c, n, p) (rejection == FOR_EVER && rejectedChain == c && rejectingNode == n && rejectedPart == p)

#define HOLDS(c, n) (!ON(c, n) || HELD(c, n) == BIT(PART(c, version[c], n)))
#define HOLD(c) (HOLDS(c, N1) && HOLDS(c, N2) && HOLDS(c, N3))
#define NO_MORE_THAN(c, n) (!ON(c, n) || !(HELD(c, n) & ~BIT(PART(c, version[c], n))))
#define NOTHING_ELSE(c) (NO_MORE_THAN(c, N1) && NO_MORE_THAN(c, N2) && NO_MORE_THAN(c, N3))
#define IS_READY(c) (!IN_FLIGHT(c) && !refused[c] && !ANY_REJECTS(c) && (WRITABLE & NODES(c)) == NODES(c))
#define IS_PUSHING(n) (push[n] != NO_SYNC)

/* What holds after every step. */
inline check() {
    /* I4: what is reported ready is there. */
    assert(!IS_READY(A) || HOLD(A));
    assert(!IS_READY(B) || HOLD(B));
    /* Identifiers are given to others only when nothing uses them any more. */
    assert(IN_FLIGHT(A) || leaving[A] || before[A] != NONE || NOTHING_ELSE(A));
    assert(IN_FLIGHT(B) || leaving[B] || before[B] != NONE || NOTHING_ELSE(B));
    /* One at a time writes to a node. */
    assert(!(told[0] & told[1]));
    assert(!(IS_PUSHING(N1) && ((told[0] | told[1]) & BIT(N1))));
    assert(!(IS_PUSHING(N2) && ((told[0] | told[1]) & BIT(N2))));
    assert(!(IS_PUSHING(N3) && ((told[0] | told[1]) & BIT(N3))))
}

/* What holds when nothing is left to do. */
inline checkEnd(c) {
    assert(point[c] == IDLE && IS_STORED(c) && before[c] == NONE && leaving[c] == 0);
    assert(HOLD(c));
    assert(version[c] == want[c] || HOPELESS(c, want[c]))
}

/* A node gets an object of a chain, or traffic is switched to it: whether the node rejects that. */
inline ask(c, n, p) {
    if
    :: MUST_REJECT(c, n, p) -> no = 1
    :: MAY_REJECT(c, p) -> rejection = NO_MORE; no = 1
    :: MAY_REJECT(c, p) -> rejection = FOR_EVER; rejectedChain = c; rejectingNode = n; rejectedPart = p; no = 1
    :: !MUST_REJECT(c, n, p)
    fi
}

inline distrust(n) {
    sync[n] = OUT_OF_SYNC
}

/* Records become safe; those that were written later become safe later, or at once. */
inline store(c) {
    storedVersion[c] = version[c]; storedBefore[c] = before[c]; storedLeaving[c] = leaving[c]
}

/* Lets go of what nodes are known to have removed. */
inline settle(c) {
    if
    :: !IN_FLIGHT(c) -> leaving[c] = leaving[c] & ~WRITABLE
    :: else
    fi
}

/* Brings a change to its end that some nodes had not heard of. */
inline look(c) {
    if
    :: !IN_FLIGHT(c) && before[c] != NONE && ANY_REJECTS(c) -> goBack[c] = 1
    :: !IN_FLIGHT(c) && before[c] != NONE && !ANY_REJECTS(c) && (WRITABLE & NODES(c)) == NODES(c) ->
        confirmed(c);
        settle(c)
    :: else
    fi
}

/* The controller dies, and the next one knows the datastore only. */
inline boot() {
    d_step {
        i = 0;
        do
        :: i < 2 ->
            version[i] = storedVersion[i]; before[i] = storedBefore[i]; leaving[i] = storedLeaving[i];
            goBack[i] = 0; refused[i] = 0; alone[i] = 0;
            point[i] = IDLE; endChange(i);
            oldVersion[i] = 0; oldBefore[i] = NONE; oldLeaving[i] = 0;
            i++
        :: else -> break
        od;
        i = 0;
        do
        :: i < 3 ->
            session[i] = AWAY; sync[i] = OUT_OF_SYNC; rejects[i] = 0;
            endSync(i);
            i++
        :: else -> break
        od;
        i = 0
    }
}

inline endChange(x) {
    chains[x] = 0; nodes[x] = 0; told[x] = 0; todo[x] = 0; staged[x] = 0; done[x] = 0; unclear[x] = 0; wave[x] = 0;
    failure[x] = GOOD; failed[x] = NONE
}

inline endSync(n) {
    push[n] = NO_SYNC; pushed[n] = 0; pushed[3 + n] = 0; pushRejects[n] = 0; planChanged[n] = 0
}

/* A chain joins a change of slot s. */
inline join(c, to) {
    oldVersion[c] = version[c]; oldBefore[c] = before[c]; oldLeaving[c] = leaving[c];
    before[c] = (before[c] == NONE -> version[c] : before[c]);
    leaving[c] = leaving[c] | DIFFERENCE(c, version[c], to);
    nodes[s] = nodes[s] | DIFFERENCE(c, version[c], to);
    chains[s] = chains[s] | BIT(c);
    version[c] = to
}

/* Where a chain has to go: back, when a node said no to a change that was not brought to its end. */
#define TARGET(c) (goBack[c] && before[c] != NONE -> before[c] : want[c])
#define IS_DIRTY(c) (!IN_FLIGHT(c) && (goBack[c] && before[c] != NONE || want[c] != version[c] && !refused[c]))
#define TAKEN (nodes[0] | nodes[1])
#ifdef NO_TURNS
#define IS_FREE(c) 1
#else
#define IS_FREE(c) (!(TAKEN & DIFFERENCE(c, version[c], TARGET(c))))
#endif

/* Whether a change has a node: its plan holds what may not be recorded, or agreed to by all nodes. */
#if defined(NO_TURNS)
#define IS_TAKEN(n) 0
#elif defined(SYNCED_UNRECORDED)
#define IS_TAKEN(n) ((told[0] | told[1]) & BIT(n))
#elif defined(SYNCED_UNDECIDED)
#define UNRECORDED(s) (point[s] == STARTED -> nodes[s] : 0)
#define IS_TAKEN(n) ((told[0] | told[1] | UNRECORDED(0) | UNRECORDED(1)) & BIT(n))
#else
#define IS_TAKEN(n) (TAKEN & BIT(n))
#endif

inline enter(c) {
    to = TARGET(c);
    if
    :: goBack[c] && before[c] != NONE ->
        assert(version[c] != before[c]);
        refused[c] = 1
    :: else
    fi;
    goBack[c] = 0;
    join(c, to);
    to = 0
}

inline begin() {
    told[s] = nodes[s] & WRITABLE;
    i = 0;
    do
    :: i < 3 ->
        if
        :: (nodes[s] & BIT(i)) && push[i] != NO_SYNC -> planChanged[i] = 1
        :: else
        fi;
        i++
    :: else -> break
    od;
    i = 0;
    point[s] = STARTED
}

/* The nodes that a wave changes, without those that are unclear. */
#define WAVE(s) (told[s] & ~unclear[s])

inline askChain(c, n) {
    if
    :: (chains[s] & BIT(c)) && DIFFERS(c, oldVersion[c], version[c], n) -> ask(c, n, PART(c, version[c], n))
    :: else
    fi
}

/* A wave of a node: what is new is added by the first, what is old removed by the second. */
inline apply(c, n) {
    if
    :: (chains[s] & BIT(c)) && DIFFERS(c, oldVersion[c], version[c], n) && wave[s] == 1 ->
        HELD(c, n) = HELD(c, n) | BIT(PART(c, version[c], n))
    :: (chains[s] & BIT(c)) && DIFFERS(c, oldVersion[c], version[c], n) && wave[s] == 2 ->
        HELD(c, n) = HELD(c, n) & ~BIT(PART(c, oldVersion[c], n))
    :: else
    fi
}

inline askUndo(c, n) {
    if
    :: (chains[s] & BIT(c)) && DIFFERS(c, oldVersion[c], version[c], n) &&
        !(HELD(c, n) & BIT(PART(c, oldVersion[c], n))) ->
        ask(c, n, PART(c, oldVersion[c], n))
    :: else
    fi
}

inline undo(c, n) {
    if
    :: (chains[s] & BIT(c)) && DIFFERS(c, oldVersion[c], version[c], n) ->
        HELD(c, n) = HELD(c, n) & ~BIT(PART(c, version[c], n)) | BIT(PART(c, oldVersion[c], n))
    :: else
    fi
}

/* Nothing can be seen of what is staged: whether all nodes are asked in one step or one after the other is the same. */
inline stage(n) {
    if
    :: (todo[s] & BIT(n)) && session[n] != CONNECTED && failure[s] == GOOD -> failure[s] = UNREACHABLE; failed[s] = n
    :: (todo[s] & BIT(n)) && session[n] == CONNECTED ->
        askChain(A, n);
        askChain(B, n);
        if
        :: no && failure[s] == GOOD -> failure[s] = REJECTED; failed[s] = n
        :: !no -> staged[s] = staged[s] | BIT(n)
        :: else
        fi;
        no = 0
    :: else
    fi
}

inline commit(n) {
    todo[s] = todo[s] & ~BIT(n);
    if
    :: !(staged[s] & BIT(n)) -> unclear[s] = unclear[s] | BIT(n)
    :: else ->
        askChain(A, n);
        askChain(B, n);
        if
        :: no -> failure[s] = REJECTED; failed[s] = n
        :: !no -> apply(A, n); apply(B, n); done[s] = done[s] | BIT(n); point[s] = NODE_COMMITTED
        :: !no && agentDeaths < AGENT_DEATHS ->
            apply(A, n); apply(B, n); lose(n); unclear[s] = unclear[s] | BIT(n)
        fi;
        no = 0
    fi
}

/* An agent dies, or the answer gets lost with the session. */
inline lose(n) {
    agentDeaths++;
    session[n] = LOST;
    staged[0] = staged[0] & ~BIT(n);
    staged[1] = staged[1] & ~BIT(n)
}

inline takeBackNode(n) {
    todo[s] = todo[s] & ~BIT(n);
    if
    :: session[n] != CONNECTED -> unclear[s] = unclear[s] | BIT(n)
    :: else ->
        askUndo(A, n);
        askUndo(B, n);
        if
        :: no -> unclear[s] = unclear[s] | BIT(n)
        :: else -> undo(A, n); undo(B, n)
        fi;
        no = 0
    fi
}

#ifdef UNDO_NOT_RETRIED
#define UNCLEAR(s) (failure[s] == GOOD -> unclear[s] : 0)
#else
#define UNCLEAR(s) unclear[s]
#endif

inline confirmed(c) {
    before[c] = NONE;
    goBack[c] = 0;
    proven[c] = proven[c] | (HOLD(c) -> BIT(version[c]) : 0)
}

/* A node took what it was told of a chain: what it rejected of it earlier does not count any more. */
inline accepted(c) {
    i = 0;
    do
    :: i < 3 ->
        if
        :: (told[s] & ~unclear[s] & DIFFERENCE(c, oldVersion[c], version[c])) & BIT(i) ->
            rejects[i] = rejects[i] & ~BIT(c)
        :: else
        fi;
        i++
    :: else -> break
    od;
    i = 0
}

inline confirm(c) {
    if
    :: chains[s] & BIT(c) ->
        accepted(c);
        alone[c] = 0;
#ifdef WAY_BACK_FORGOTTEN
        confirmed(c)
#endif
#ifdef CONFIRMED_UNHEARD
        if
        :: !(DIFFERENCE(c, oldVersion[c], version[c]) & ~told[s]) && oldBefore[c] == NONE -> confirmed(c)
        :: else
        fi
#endif
#ifdef CONFIRMED_ELSEWHERE
        if
        :: !(DIFFERENCE(c, oldVersion[c], version[c]) & ~(told[s] & ~unclear[s])) -> confirmed(c)
        :: else
        fi
#endif
    :: else
    fi
}

/* Nodes that may have been given what is taken back, although the change did not write to them. */
#if defined(SYNCED_UNRECORDED) || defined(SYNCED_UNDECIDED)
#define SYNCED_MEANWHILE ~told[s]
#else
#define SYNCED_MEANWHILE 0
#endif

inline distrustIfSynchronised(n) {
    if
    :: (SYNCED_MEANWHILE & nodes[s] & BIT(n)) && session[n] != AWAY -> distrust(n)
    :: else
    fi
}

/* A node that a change did not write to has nothing of it, unless an earlier one left it. */
inline untouched(c, n) {
#ifndef SYNCED_UNRECORDED
    assert(!(chains[s] & BIT(c)) || !(~told[s] & ~oldLeaving[c] & BIT(n)) ||
        !DIFFERS(c, oldVersion[c], version[c], n) || !(HELD(c, n) & BIT(PART(c, version[c], n))))
#else
    skip
#endif
}

inline restore(c) {
    if
    :: chains[s] & BIT(c) ->
        version[c] = oldVersion[c];
        before[c] = oldBefore[c];
        leaving[c] = oldLeaving[c] | NODES(c) & (UNCLEAR(s) | SYNCED_MEANWHILE);
        if
        :: failure[s] == REJECTED && chains[s] == 3 -> alone[c] = 1
        :: failure[s] == REJECTED && chains[s] != 3 -> refused[c] = 1; alone[c] = 0
        :: else
        fi
    :: else
    fi
}

inline forget(c) {
    if
    :: !IN_FLIGHT(c) -> oldVersion[c] = 0; oldBefore[c] = NONE; oldLeaving[c] = 0
    :: else
    fi
}

inline finish() {
    if
    :: failure[s] == GOOD -> confirm(A); confirm(B)
    :: else ->
        untouched(A, N1); untouched(A, N2); untouched(B, N2); untouched(B, N3);
        restore(A); restore(B);
        distrustIfSynchronised(N1); distrustIfSynchronised(N2); distrustIfSynchronised(N3)
    fi;
    if
    :: UNCLEAR(s) & BIT(N1) -> distrust(N1)
    :: else
    fi;
    if
    :: UNCLEAR(s) & BIT(N2) -> distrust(N2)
    :: else
    fi;
    if
    :: UNCLEAR(s) & BIT(N3) -> distrust(N3)
    :: else
    fi;
    if
    :: failure[s] == UNREACHABLE -> distrust(failed[s])
    :: else
    fi;
    endChange(s);
    settle(A); settle(B);
    look(A); look(B);
    forget(A); forget(B)
}

active [2] proctype change() {
    byte s = _pid, i, to;
    bit no;
end:
    do
    :: atomic { point[s] == IDLE && IS_DIRTY(s) && IS_FREE(s) -> enter(s); begin(); check() }
    :: atomic { s == A && point[A] == IDLE && IS_DIRTY(A) && IS_FREE(A) && point[B] == IDLE && IS_DIRTY(B) &&
            IS_FREE(B) && !alone[A] && !alone[B] -> enter(A); enter(B); begin(); check() }
    :: atomic { point[s] == STARTED ->
#ifndef RECORD_AFTER_COMMIT
            store(A); store(B);
#endif
            point[s] = RECORDED; wave[s] = 1; todo[s] = told[s]; check() }
    :: atomic { point[s] == RECORDED || point[s] == WAVE_COMMITTED ->
            stage(N1); stage(N2); stage(N3);
            if
            :: failure[s] != GOOD -> point[s] = UNDO_BEGINS; staged[s] = 0; todo[s] = done[s] & ~unclear[s]
            :: failure[s] == GOOD && (told[s] == 0 || wave[s] > WAVES) -> point[s] = ANSWERED
            :: else -> point[s] = STAGED
            fi; check() }
    :: atomic { (point[s] == STAGED || point[s] == NODE_COMMITTED) && (todo[s] & BIT(N1)) -> commit(N1); check() }
    :: atomic { (point[s] == STAGED || point[s] == NODE_COMMITTED) && (todo[s] & BIT(N2)) -> commit(N2); check() }
    :: atomic { (point[s] == STAGED || point[s] == NODE_COMMITTED) && (todo[s] & BIT(N3)) -> commit(N3); check() }
    :: atomic { (point[s] == STAGED || point[s] == NODE_COMMITTED) && todo[s] == 0 ->
            staged[s] = 0;
            point[s] = WAVE_COMMITTED;
            wave[s]++;
            if
            :: failure[s] == GOOD && wave[s] <= WAVES -> todo[s] = WAVE(s)
            :: else
            fi; check() }
    :: atomic { point[s] == UNDO_BEGINS && (todo[s] & BIT(N1)) -> takeBackNode(N1); check() }
    :: atomic { point[s] == UNDO_BEGINS && (todo[s] & BIT(N2)) -> takeBackNode(N2); check() }
    :: atomic { point[s] == UNDO_BEGINS && (todo[s] & BIT(N3)) -> takeBackNode(N3); check() }
    :: atomic { point[s] == UNDO_BEGINS && todo[s] == 0 -> point[s] = UNDONE; check() }
    :: atomic { point[s] == UNDONE -> point[s] = ANSWERED; check() }
    :: atomic { point[s] == ANSWERED -> finish(); point[s] = CONFIRMED; check() }
    :: atomic { point[s] == CONFIRMED -> point[s] = IDLE; check() }
    od
}

/* Whether a node takes now what it rejected last: other tries are cut off. */
#define IS_WORTH_A_TRY(c, n) ((rejects[n] & BIT(c)) && !MUST_REJECT(c, n, PART(c, version[c], n)))

#define PUSHED_PART(c, n) (pushed[(c) * 3 + (n)] == 4 -> 2 : (pushed[(c) * 3 + (n)] == 2 -> 1 : 0))

inline pushChain(c, n) {
    if
    :: ON(c, n) && !(HELD(c, n) & pushed[(c) * 3 + n]) -> ask(c, n, PUSHED_PART(c, n))
    :: else
    fi
}

inline pushOne(c, n) {
    pushChain(c, n);
    if
    :: no -> pushRejects[n] = pushRejects[n] | BIT(c)
    :: else -> HELD(c, n) = HELD(c, n) | pushed[(c) * 3 + n]
    fi;
    no = 0
}

/* The end of a synchronisation. When the plan is another one by now, or the node was lost, it has to go on. */
inline synchronised(n) {
    if
    :: sync[n] == SYNCING && !planChanged[n] ->
        sync[n] = IN_SYNC;
        rejects[n] = pushRejects[n];
        settle(A); settle(B);
        look(A); look(B)
    :: else -> sync[n] = OUT_OF_SYNC
    fi;
    endSync(n)
}

active [3] proctype node() {
    byte n = _pid - 2;
    bit no;
end:
    do
    :: atomic { session[n] == CONNECTED && agentDeaths < AGENT_DEATHS -> lose(n); check() }
    :: atomic { session[n] == LOST -> session[n] = AWAY; sync[n] = OUT_OF_SYNC; check() }
    :: atomic { session[n] == AWAY -> session[n] = CONNECTED; sync[n] = OUT_OF_SYNC; check() }
    :: atomic { session[n] == CONNECTED && push[n] == NO_SYNC && !IS_TAKEN(n) &&
            (sync[n] == OUT_OF_SYNC || sync[n] == IN_SYNC && (IS_WORTH_A_TRY(A, n) || IS_WORTH_A_TRY(B, n))) ->
            sync[n] = SYNCING;
            push[n] = PUSH_ALL;
            pushed[n] = (ON(A, n) -> BIT(PART(A, version[A], n)) : 0);
            pushed[3 + n] = (ON(B, n) -> BIT(PART(B, version[B], n)) : 0);
            check() }
    :: atomic { IS_PUSHING(n) && session[n] != CONNECTED -> sync[n] = OUT_OF_SYNC; endSync(n); check() }
    :: atomic { push[n] == PUSH_ALL && session[n] == CONNECTED ->
            pushChain(A, n);
            pushChain(B, n);
            if
            :: no -> push[n] = PUSH_LEFT_OVER
            :: else -> held[n] = pushed[n]; held[3 + n] = pushed[3 + n]; synchronised(n)
            fi;
            no = 0; check() }
    :: atomic { push[n] == PUSH_LEFT_OVER && session[n] == CONNECTED ->
            held[n] = held[n] & pushed[n]; held[3 + n] = held[3 + n] & pushed[3 + n]; 
            push[n] = (ON(A, n) -> PUSH_A : PUSH_B); check() }
    :: atomic { push[n] == PUSH_A && session[n] == CONNECTED -> 
            pushOne(A, n);
            if
            :: ON(B, n) -> push[n] = PUSH_B
            :: else -> synchronised(n)
            fi; check() }
    :: atomic { push[n] == PUSH_B && session[n] == CONNECTED -> 
            pushOne(B, n); synchronised(n); check() }
    od
}

active proctype world() {
    byte i;
end:
    do
    :: atomic { want[A] < EDITS_OF_A -> want[A]++; refused[A] = 0; check() }
    :: atomic { want[B] < EDITS_OF_B -> want[B]++; refused[B] = 0; check() }
    :: atomic { refused[A] && !HOPELESS(A, want[A]) -> refused[A] = 0; check() }
    :: atomic { refused[B] && !HOPELESS(B, want[B]) -> refused[B] = 0; check() }
#ifdef RECORD_AFTER_COMMIT
    :: atomic { !(IS_STORED(A) && IS_STORED(B)) && !IN_FLIGHT(A) && !IN_FLIGHT(B) -> store(A); store(B); check() }
#else
    :: atomic { !(IS_STORED(A) && IS_STORED(B)) && point[A] != STARTED && point[B] != STARTED ->
            store(A); store(B); check() }
#endif
    :: atomic { controllerDeaths < CONTROLLER_DEATHS -> controllerDeaths++; boot(); check() }
    :: atomic { timeout -> checkEnd(A); checkEnd(B); break }
    od
}
