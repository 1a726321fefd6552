//! Words that are common as values of enums. Values that a copied page has run together are cut into these.

/// Words that are values by themselves, a space between.
pub const COMMON: &str = "created pending finished cancelled canceled failed failure success successful completed complete processing \
     processed running paused pause stopped stop started start active inactive enabled disabled enable disable open \
     closed close new draft expired deleted delete approved rejected waiting queued queue sent sending delivered \
     undelivered undeliverable seen read unread received accepted submitted unknown other others none null normal \
     abnormal error timeout busy noanswer no_answer answered unanswered hangup ringing ring dialing calling connected \
     disconnected unreachable poweroff switchoff switchedoff outofarea outofservice holdline onhold cantuse \
     unregister unregistered wrongnum wrongnumber notmatch invalid valid blocked blacklist voicemail male female true \
     false yes no on off high low medium text image video audio document location contact contacts sticker template \
     interactive button list file voice sms email phone mobile web app android ios inbound outbound incoming outgoing \
     manual auto automatic system user agent robot bot human admin customer caller callee left right up down asc desc \
     day week month year hour minute daily weekly monthly once always never public private internal external header \
     body footer buttons marketing utility authentication online offline idle away available unavailable ready \
     prepaid postpaid credit debit init initial in_progress inprogress progress todo done archived verified \
     unverified partial full empty default custom basic standard premium free paid unpaid refunded get post put patch \
     head options wav mp3 amr pcm ogg aac m4a opus flac gsm mp4 jpg jpeg png gif pdf csv txt zip json form xml string \
     number integer boolean array object call calls wait waba line wecom append overwrite replace update create \
     insert merge skip ignore add remove edit url link quick_reply reply phone_number api crm excel import upload \
     webhook imported duplicated blacklisted";

/// Words that are values now and then, and parts of values as often.
pub const MORE: &str = "abandoned abort aborted absence absent absolute abusive accent accept accepting access accessible accessory \
     accident account accountant accrual accuracy achieved acknowledge acknowledged acquire acquired action actions \
     activate activated activating activation activity actor actual acw adapt adapter added adding addition \
     additional address adhoc adjust adjusted adjustment adult advance advanced advert advertisement advice advise \
     aes affiliate after aftercall afternoon aftersale agency agenda aggregate aging agree agreed ahead airline alarm \
     album alert alias align aligned alignment alipay alive all allocate allocated allocating allocation allow \
     allowed allowlist alone alpha alphabet alphanumeric already alternate amend amended amendment amount analog \
     analysis analyst analytics anchor annotation announcement annual anonymous answer answeredby answering any \
     anything apartment appeal appealed appealing appear appended apple applicant application applied apply applying \
     appoint appointed appointment approval approve approving arabic area argument arrears arrival arrive arrived \
     article ascending aside asked asking aspect asr assess assessed assessment asset assign assigned assigning \
     assignment assist assistant assisted associate associated async asynchronous attach attached attachment attack \
     attempt attempted attempting attend attendance attended attendee attention attribute audience audit audited \
     auditing author authorization authorize authorized autodial automated autoreply avatar average avoid await \
     awaiting award awarded aware back backup bad badge baggage balance balanced bank banned banner bargain barge \
     bargein barred barrier base baseline basket batch beacon bearer beat beep before begin beginner behind belong \
     benefit bengali best beta better between bidding big bill billed billing bind binding biometric birthday bitrate \
     biweekly black blank blast blend blended block blocking blocklist blog blue board bold bonus book booked booking \
     boost boot border borrow both bottom bounce bounced bound boundary branch branded break breakdown bridge bridged \
     bridging brief broadcast broken broker bronze browse browser bucket budget buffer buffered build building built \
     bulk bulletin bundle burst business busytone buyback buyer buying bypass byte cable cache cached calculating \
     calendar callback camera campaign cancellation candidate cantonese capable capacity capital captcha capture \
     captured carbon card cards care career careful cargo carousel carrier carry cart case cases cash catalog \
     catalogue catch category cause caution cell center central certificate certified chain chairman challenge change \
     changed changes channel chapter character charge chargeable chargeback charged chart chat chatbot cheapest check \
     checkbox checked checkin checking checkout cheque chief child chinese choice choose chosen chrome churn churned \
     ciphertext circle circuit city claim claimed class classic classified clean cleaned cleanup clear cleared \
     clearing clerk click clickable clicked clicks client clip clock clone cloned closest closing cloud club cluster \
     cny coach coaching code codec coded coin cold collaborator collapse collapsed colleague collect collected \
     collecting collection collector college color column combine combined command comment commerce commercial \
     commission commit committed common communication community compact company compare compared compensation \
     competitor compilation complain complaint completing completion complex compliant component compose composed \
     comprehensive compress compressed compute computer concat concluded concurrent condition conference confidential \
     config configuration configured confirm confirmation confirmed confirming conflict conflicted congested \
     congestion connect connecting connection consent consented console constant consult consultation consumed \
     consumer consuming consumption contain container contains content contents contest context continue continued \
     continuous contract contractor contribute contributor control controlled controller conversation conversion \
     convert converted converting cooked cooldown cooling copied copy corner corporate correct corrected correction \
     corrupt corrupted cost costing council count counter country coupon courier course court cover coverage covered \
     crash crashed creating creation creative creator credential credits crew criteria criterion critical cross crowd \
     currency current cursor curve customized cutoff cycle daemon damage damaged danger dangerous dark dash dashboard \
     data database dataset date dated datetime days deactivate deactivated deactivation dead deadline deal dealer \
     dealing dearer debtor debug decimal decision deck declaration decline declined decrease decreased decrypt \
     decrypted dedicated deducted deep defect defective defer deferred define defined definition degraded delayed \
     delegate delegated deletion delinquent deliver delivering delivery demand demo denied deny departed department \
     departure depend deploy deployed deploying deployment deposit depositing depth derived des describe description \
     design designer desktop destination destroy destroyed detach detached detail details detect detected detecting \
     detection determine developer development device diagnostic dial dialed dialer dialling dialog dialogue dialout \
     dictionary differ different difficult digest digit digital digits dimension dinner direct direction director \
     directory dirty disabling disagree disagreed disappeared disaster discard discarded disconnect disconnecting \
     discount discover discovered discussion dislike dismiss dismissed dispatch dispatched dispatcher dispatching \
     display disposable disposition dispute disputed disqualified dissatisfied distance distinct distributed \
     distribution distributor district divert diverted diverting divided division divorced dnd docs doctor domain \
     domestic dominant donated donation door double doubt doubtful downgrade downgraded download downloaded \
     downloading drafting drain drained draining drawing drive driven driver drop dropdown dropped dropping dtmf \
     dtmfs dual dubious due duplicate duplicates duration during dynamic each eager earliest early earlymedia earn \
     earned earning east easy economy edge edited editing editor education effect effective efficient either elapsed \
     election electronic element eligible emergency emoji emotion employee employer employment enabling encode \
     encoded encoding encounter encrypt encrypted end ended ending endpoint energy engage engaged engagement engine \
     engineer english enhanced enquiry enrich enrolled enrollment ensure enter entered entering enterprise entire \
     entity entrance entry enum environment equal equals equipment equity erase erased escalate escalated escalation \
     escape escrow essential estate estimate estimated estimation eur evaluate evaluated evaluating evaluation even \
     evening event every evict evidence exact exam examine examined exceed exceeded excellent except exception excess \
     exchange exchanged exclude excluded exclusive excuse execute executed executing execution executive exempt \
     exempted exercise exhausted exist existing exists exit exited exiting expand expanded expansion expected expense \
     expensive experience expert expiration expire expiring expiry explicit explore export exported exporting expose \
     express expression extend extended extension extensive extern extra extract extracted extraction extreme fabric \
     face facebook facility fact factor factory fade failing failover fair fake fall fallback family fare farthest \
     fast fastest fatal fatigue fault faulty favor favorite favourite fax feature featured federal fee feed feedback \
     fetch fetched fetching fiber field fifth figure filipino fill filled filter filtered filtering final finalized \
     finalizing finance financial find finding fine finger finish fire firefox firewall firing firm first five fixed \
     fixing flag flagged flash flat flexible flight float flood floor flow fluent flush focus folder follow followed \
     follower following followup food forbidden force forced forecast foreign forever forget format formatted \
     formatting fortnightly forum forward forwarded forwarder found foundation founder fourth fragment frame \
     framework fraud fraudulent freelance freeze freezing french frequency frequent fresh friday friend friendly \
     front frozen fulfil fulfill fulfilled fulfilling fulfillment function functional fund funded funding funds fuse \
     future fuzzy gain game gate gateway gather gathering gbp general generate generated generating generic gentle \
     geographic georgian german gift give given global goal gold good goodbye goods google grace grade gradual \
     graduate grand grant granted graph graphic gratis gray greater green greet greeting grey grid gross ground group \
     grouped grow growing growth guarantee guaranteed guarantor guardian guess guest guide guideline h5 hack \
     halfyearly hand handle handled handler handling handoff handover handset hang hanging happy hard hardware hash \
     hashed headline headset health healthy hear heard hearing heart heat heavy heavyweight height hello help helper \
     helpful here hidden hide hierarchy highest highlight highlighted hindi hint hire hired history hkd hmac hobby \
     hold holder holding holiday home homepage honest honor hook horizontal hospital host hosted hosting hot hotel \
     hotline hourly hours house household hover http https huawei huge hungup hunt hunting hybrid icon idea ideal \
     identical identified identifier identify identity idr ignored illegal immediate immediately impact implicit \
     important importing impossible impression improve improved improvement inaccessible inaccurate inactivity inbox \
     incident include included incomplete incorrect increase increased increasing incremental index indexed indexing \
     indicator indirect individual indonesian industrial industry ineligible infected inferior infinite info inform \
     information informational infrastructure inherited inhouse initialize initialized initializing initiate \
     initiated initiating initiator inline input inquire inquiry inr inreview insecure inserted inside insight \
     inspect inspected inspection instagram install installed installing installment instance instant institution \
     instruction insufficient insurance insured intake integrated integration intelligent intended intensive intent \
     intention intercept intercepted intercom interest interested interface interim interlock intermediate intern \
     international interpretation interpreter interrupt interrupted interruption intersect interstitial interval \
     interview introduction invalidated inventory investigate investigating investigation investment investor \
     invisible invitation invite invited invoice invoiced invoicing involved inward irregular irrelevant isolated \
     issue issued issuer issuing italian item itemized itinerary ivr january japanese join joined joining joint \
     journal journey judge judgement judgment jump junior junk jury just justice keen keep keeper kept kernel key \
     keyboard keypress keyword kick kicked kill killed killing kind king knock know knowledge known korean label \
     labeled labelled labor laboratory lack lagging land landing landline lane language large largest last lasting \
     late lately latency latest launch launched launching lawsuit lawyer layer layout lazy lead leader leading leaf \
     league leak learn learning lease leased least leave leaving lecture ledger legacy legal legalaction legitimate \
     lender length lent less lesson letter level leverage liable library licence license licensed licensing lifecycle \
     lifetime lift light lightweight like liked likely limit limited linear linked linking linux liquid listed listen \
     listening listing litigation live liveness living load loaded loading loan local locale localized locate located \
     lock locked locking logged logging logic logical login logistics logo logoff logon logout long longest look \
     lookup loop loose loss lost loud lower lowest loyal loyalty luck luggage lunch luxury machine macos magazine \
     magic mail mailbox mailing main mainland maintain maintained maintenance major make maker making malay malformed \
     malicious malware man manage managed management manager mandarin mandatory manifest manner manufacturer \
     manufacturing mapped mapping margin marital mark marked marker market marketplace married mask masked masking \
     mass master match matched matching material maternity math matter mature max maximum md5 meal meaning measure \
     measured measurement meat media mediation medical medication meet meeting meizu member membership memo memory \
     mentor menu merchandise merchant merged merging merit message messages messaging messenger meta metal meter \
     method metric metro micro microphone middle midnight migrate migrated migrating migration mild milestone \
     military min mind mine mini miniapp minimal minimum minor minutes mirror misdialed misrouted missed missing \
     mission mistake mixed mixedcase mms mobility mode model moderate moderated moderation moderator modern \
     modification modified modify modifying module moment monday monetary money monitor monitored monitoring monster \
     months mood moral more morning mortgage most motion motor mount mouse move moved movement moving multi multicast \
     multimedia multipart multiple museum music mute muted mutual myr name named naming narrow nation national native \
     natural nature navigate navigation near nearby nearest neat necessary need needed negative negotiate negotiated \
     negotiating negotiation neighbor nested network neutral newcomer newest news newsletter next nice nickname night \
     nobill nobody node noise nominal nominated nonblocking nonfatal nonstop noreply north notary note noted notice \
     notification notified notify notifying novel novice nuclear nullable numbers numeric nurse objection objective \
     obligation observe observed observer obsolete obtain obtained occasion occasional occupation occupied occur \
     occurred ocean offer offered offering offhook office officer official offset often older oldest omit omitted \
     onboarding ongoing onhook only onsite opened opening operate operated operating operation operator opinion oppo \
     opponent opportunity oppose opposite optical optimal optimize optimized optin option optional optout orange \
     order ordered ordering orders ordinary organic organization organizer origin original originate originated \
     originating originator orphan otp outage outcome outdated outdoor outer outlet outline outlook outofstock output \
     outreach outside outsource outsourced outstanding outward overall overdraft overdraw overdue overflow overflowed \
     overlap overridden override overseas overtime overview owned owner pace pack package packed packet packing \
     padding page paged pager paging painting pair paired pairing panel panic paper paragraph parallel parameter \
     parcel pardon parent park parked parking parse parsed parsing part partially participant participate \
     participated particular partition partner party pass passed passenger passing passive passport password past \
     paste path patience patient patrol pattern pausing pay payable payee payer paying payload payment payments \
     payout paypal payroll pc peak peer penalized penalty pension people percent percentage perfect perform \
     performance performed period permanent permission permit permitted persistent person persona personal personnel \
     perspective petrol pharmacy phase photo photograph php physical pick picked picking pickup picture piece pilot \
     ping pink pipe pipeline pitch place placed placeholder placement placing plain plaintext plan planned planner \
     planning plant plastic platform platinum play player playing plenty plot plugin plural pocket point pointer \
     police policy political poll polling pool poor popular population popup port portal portion portrait portuguese \
     position positive possess possible postal postcode postdue posted poster posting postpone postponed posture \
     potential power poweredoff practical practice preauth precise predefined predict predicted prediction predictive \
     predue prefer preference preferred prefix preliminary prep prepare prepared preparing prerecorded presale \
     prescription presence present presentation preserve press pressed prevent prevented preview previous price \
     pricing primary prime principal print printed printer printing prior priority prison privacy privilege prize \
     probable probably probation probe problem procedure proceed process processor procure procurement produce \
     produced producer product production professional profile profit program programme progressing progressive \
     prohibit prohibited project projection prolong promise promised promo promote promoted promotion promotional \
     prompt promptly proof proper property proposal propose proposed prospect protect protected protection protocol \
     prototype prove proved provider providing province provision provisional provisioned provisioning proxy pstn \
     psychology publication publicity publish publisher publishing pull pulse pump punish purchase purchased \
     purchaser purchasing pure purge purged purging purple purpose push pushed pushing qq qualified quality quantity \
     quarantine quarantined quarter quarterly query question questionnaire queueing queuing quick quiet quit quite \
     quiz quota quotation quote quoted race radar radio raise raised random randomized range rank ranked ranking \
     rapid rare rate rated rating ratio raw rcs reach reachable reached reaching react reaction reactivate \
     reactivated reactive reader reading real reality reallocate realperson realtime reason reasonable rebate reboot \
     rebooting rebuild recall recalled receipt receive receiver receiving recent reception recharge recharged \
     recharging recipient reclaimed recognition recognize recognized recommend recommended reconcile reconciled \
     reconciling reconnect reconnected reconnecting record recorded recordedvoice recorder recording recover \
     recoverable recovered recovering recovery recreate recruit recruited recruitment rectangle recurrence recurring \
     recycle recycled red redeem redeemed redemption redial redirect redirected reduce reduced redundant reference \
     referral referred refine refined reflect reform refresh refreshed refreshing refund refunding refurbished \
     refusal refuse refused regenerate region regional register registered registering registrar registration regular \
     regulation reinstate reinstated reissue reissued reject rejecting rejection related relation relationship \
     relative relay release released releasing relevant reliable relief religion reload reloading relocated remain \
     remaining remind reminded reminder remote removal removed removing rename renamed rendered rendering renew \
     renewal renewed renewing rent rental rented reopen reopened reopening reorder repaid repair repaired repairing \
     repay repayment repeat repeated repeating replaced replacement replay replayed replica replied replying report \
     reported reporter reporting repository represent representative reproduce request requested requester requesting \
     require required requirement reroute rerouted reschedule rescheduled research resend resending resent \
     reservation reserve reserved reserving reset resetting reside residence resident residential residual resign \
     resigned resize resolution resolve resolving resource respond responded responder responding response \
     responsible rest restart restarted restarting resting restore restored restoring restrict restricted restriction \
     result resume resumed resuming retail retailer retain retained retention retire retired retirement retrieval \
     retrieve retrieved retrieving retrospective retry retrying return returned revenue reverse reversed reversing \
     reverted review reviewed reviewer reviewing revise revised revision revoke revoked revoking reward rewarded rich \
     rider rights ringback ringer rise rising risk risky road role roll rollback rolledback rolling rollout room root \
     rotate rotated rotating rotation rough round rounded roundrobin route routed router routine routing royal rsa \
     rtp rule ruled rules runtime rural rush russian safari safe safety salary sale sales salesman same sample \
     sampled sampling samsung sanction sandbox satellite satisfaction satisfied satisfy saturated saturday save saver \
     saving scale scaled scaling scam scan scanned scanner scanning scenario scene schedule scheduled scheduler \
     scheduling scheme scholar school science scope score scored scoring scrap scratch screen screened screening \
     screenshot script scroll seal sealed search searched searching season seat secondary seconds secret section \
     sector secure secured security seed seek segment select selected selecting selection selective self sell seller \
     selling semantic semi send sender senior sense sensitive sensor sentence sentiment separate separated separator \
     sequence sequential serial serious serve served server service services serving session sessions setting \
     settings settle settled settling setup seven several severe severity sgd sha1 sha256 shape share shared sharing \
     sheet shelf shift shipment shipped shipper shipping shock shoot shop shopping short shortage shortcall shortcut \
     shortest shot should show showing shown shrink shuffle shut shutdown shutting sibling sick side sign signal \
     signed signing signon signup silence silent silver similar simple simulate simulated simulation simulator \
     simultaneous since single sip sister site situation sixth size skeleton sketch skill skilled skipping sleep \
     sleeping slice slide slider slight slot slow slowest slowly small smart smile smoke smooth snapshot social \
     society socket soft software sold solicitor solid solo solution solve solved solving someone something soon sort \
     sorted sorting sound source south space spam span spanish spare speak speaker speaking special specialist \
     specific specification specified specify spectrum speech speed spend spending spike spin split splitting spoken \
     sponsor sponsored spot spouse spread staff stage staged staging stale stall stalled stamp stand standalone \
     standby standing star starred starter starting state stated statement static station statistic statistics status \
     stay stayed steady step sticky still stock stolen storage store stored storing story straight strange strategic \
     strategy stream streaming street stress strict strike strip strong structure struggling stub stuck student \
     studio study style subject submission submit submitting subordinate subscribe subscribed subscriber subscribing \
     subscription subsidiary substitute subtitle suburban succeed succeeded successor sudden suffering sufficient \
     suffix suggest suggested suggestion suit suitable suite sum summarized summary sunday sunny super superior \
     superseded supervised supervision supervisor supplement supplied supplier supply support supported supporter \
     supporting suppress suppressed suppression surcharge sure surface surge surname surprise surrender survey \
     surveyed survivor suspect suspected suspend suspended suspendednumber suspending suspension suspicious sustain \
     swap swapped sweep swipe switch switched switching symbol sync synced synchronous syncing synthetic systematic \
     table tablet tagalog tagged tagging take taken taker taking talk talking tall target targeted tariff task tasks \
     taxable taxation tcp teacher team teammate tech technical technician technology telecom telegram telemarketing \
     telephone television temp temporary tenant tender tentative term terminal terminate terminated terminating \
     termination terms terrible tertiary test tested tester testing text2speech textarea thai thanks thb theater \
     theme theoretical third thread threat three threshold throttle throttled throttling through throughput throw \
     thursday ticket ticketed ticketing tier tiered tight tiktok time timed timeline timer timestamp timezone timing \
     tiny tired tiredness title tls today together toggle toilet token tolerant toll tollfree tomorrow tone tool \
     toolbar top topic total touch tough tour tourist town toxic trace track tracked tracker tracking trade traded \
     trader trading traditional traffic train trained trainee trainer training transaction transactional transcode \
     transcoding transcribe transcribed transcribing transcript transcription transfer transferred transferring \
     transform transformed transit transiting transition translate translated translating translation transmission \
     transmit transmitted transmitting transparent transport trap trash trashed travel traveler treat treated \
     treatment tree trend trial tried trigger triggered triggering trim trimmed trip triple trouble truck trunk trust \
     trusted trying tts tuesday tunnel turn turned tutor twice twin twist twitter type typed typical typing udp \
     ultimate unable unacknowledged unallocated unapproved unassign unassigned unattended unauthenticated \
     unauthorized unbalanced unban unbanned unbilled unbind unblock unblocked unbound uncertain unchanged unchecked \
     unclaimed uncollected uncommitted unconditional unconfigured unconfirmed unconnected unconscious uncovered \
     undecidable undecided undefined under undergo underlying underpaid underreview undo undone unequal unevaluated \
     unexpected unexpired unfilled unfinished unfriendly unfulfilled unhandled unhappy unhealthy unhold unification \
     uniform unify unimportant uninspected uninstall uninstalled uninterested uninvited union unique unit united \
     universal university unlabeled unlike unlikely unlimited unlink unlinked unload unlock unlocked unmanaged \
     unmapped unmark unmatched unmoderated unnecessary unofficial unpack unpaired unparsed unpause unplanned \
     unpressed unprocessed unprotected unpublish unpublished unqualified unqueued unreached unreadable unrecognized \
     unrelated unreliable unresolved unresponsive unsafe unsatisfied unscheduled unsent unset unshipped unsigned \
     unskilled unsolved unspecified unstable unstarted unsubmitted unsubscribe unsubscribed unsuccess unsuccessful \
     unsupported unsure unsynced untagged untested until untitled untracked untrusted unusable unused unusual \
     unwanted unwilling upcoming updating upfront upgrade upgradeable upgraded upgrading uploaded uploading upper \
     upright upstream uptime urban urgent usable usage usd used useful useless username users using usual usually \
     utilization vacancy vacant vacated vacation validate validated validating validation valuable value vanish \
     vanity variable variant variation variety various vast vector vehicle velocity vendor vendorless venture venue \
     verbal verdict verification verify verifying version versus vertical veteran veto viber vibrate victim victory \
     vietnamese view viewed viewer viewing village violated violation vip viral virtual virus visa visible vision \
     visit visited visitor visual vital vivo vnd vocal voicebot void voided volatile volume voluntary volunteer vote \
     voted voting vulnerable wage waitlist waitlisted waived waiver wake wakeup walk wallet want wanted ward \
     warehouse warm warming warned warning warrant warranty wash waste watch watched watcher watching water wave weak \
     wealth weapon weather webchat webrtc website wechat wedding wednesday weekday weekdays weekend weeks weight \
     weighted weird welcome welfare west whatsapp while whisper white whitelist whole wholesale wide widget widow \
     widowed width wild willing window windows winner winning winter wipe wired wireless wise wish withdraw \
     withdrawal withdrawing withdrawn within without witness wizard woman won wonder word work worked worker workflow \
     workforce working workload workplace workshop world worse worst worth wrap wrapped wrapping wrapup write \
     writeoff writer writing written wrong wss xiaomi yard yearly years yell yellow yesterday young youth zalo zero \
     zone zoom";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_there_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for word in COMMON.split(' ').chain(MORE.split(' ')) {
            assert!(seen.insert(word), "{word}");
            assert_eq!(word.trim(), word.to_lowercase());
        }
    }
}
