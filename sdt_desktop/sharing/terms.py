"""The terms of the Data Privacy Vocabulary that this program writes, pinned as they stand in DPV 2.3.

Checked against the published tables of w3c/dpv, folder 2.3 (dpv, pd, legal/eu, legal/eu/gdpr, loc). A term
that is not here is never written: a receipt with an invented word would look like one and say nothing.
"""

_DPV = """
    AcademicScientificOrganisation Aggregate Citizen Collect ConsentControl ConsentGiven ConsentNotice
    ConsentReceipt ConsentRecord ConsentRequested ConsentWithdrawn DataController DataProcessor
    DataProtectionAuthority DataSubject DataSubjectRight DigitalSignatures EndToEndEncryption
    ExplicitlyExpressedConsent ForProfitOrganisation NaturalPerson NonProfitOrganisation Optional
    PersonalData Process PublicSectorBody Recipient Required SensitivePersonalData
    SpecialCategoryPersonalData StorageDeletion StorageDuration StorageLocation Store TemporalDuration
    UntilTimeDuration Use WithdrawConsent hasAddress hasApplicableLaw hasAuthority hasConsentControl
    hasConsentStatus hasContact hasDataController hasDataSource hasDataSubject hasDuration hasEntity
    hasIdentifier hasIndicationMethod hasJurisdiction hasLegalBasis hasLocation hasName hasNecessity
    hasNotice hasPersonalData hasProcess hasProcessing hasPurpose hasRecipient hasRecordOfActivity
    hasRight hasRule hasStorageCondition hasTechnicalMeasure isExercisedAt isIndicatedAtTime isIndicatedBy
"""

_PURPOSES = """
    AcademicResearch AccountManagement Advertising AgeVerification CombatClimateChange CommercialPurpose
    CommercialResearch CommunicationForCustomerCare CommunicationManagement CounterMoneyLaundering
    Counterterrorism CustomerCare CustomerClaimsManagement CustomerManagement CustomerOrderManagement
    CustomerRelationshipManagement CustomerSolvencyMonitoring DataAltruism DataAvailabilityAssessment
    DataGovernance DataInteroperabilityAssessment DataInteroperabilityImprovement
    DataInteroperabilityManagement DataInventoryManagement DataQualityAssessment DataQualityImprovement
    DataQualityManagement DataSecurityManagement DataSuitabilityAssessment DeliveryOfGoods DirectMarketing
    DisputeManagement EnforceAccessControl EnforceSecurity EstablishContractualAgreement
    FraudPreventionAndDetection FulfilmentOfContractualObligation FulfilmentOfObligation
    HumanResourceManagement IdentityAuthentication IdentityVerification ImproveExistingProductsAndServices
    ImproveHealthcare ImproveInternalCRMProcesses ImprovePublicServices ImproveTransportMobility
    IncreaseServiceRobustness InternalResourceOptimisation LegalCompliance MaintainFraudDatabase Marketing
    MemberPartnerManagement MetadataManagement MisusePreventionAndDetection NonCommercialPurpose
    NonCommercialResearch OptimisationForConsumer OptimisationForController OptimiseUserInterface
    OrganisationComplianceManagement OrganisationGovernance OrganisationRiskManagement PaymentManagement
    Personalisation PersonalisedAdvertising PersonalisedBenefits PersonnelBehaviourMonitoring
    PersonnelHiring PersonnelManagement PersonnelMonitoring PersonnelOffboarding PersonnelOnboarding
    PersonnelPayment PersonnelPerformanceEvaluation PersonnelPerformanceManagement
    PersonnelPerformanceMonitoring PersonnelPerformancePrediction PersonnelPromotionManagement
    PersonnelTerminationManagement PersonnelWorkloadManagement PoliticalCampaign ProtectionOfIPR
    ProtectionOfNationalSecurity ProtectionOfPublicSecurity ProvideEventRecommendations
    ProvideOfficialStatistics ProvidePersonalisedRecommendations ProvideProductRecommendations
    PublicBenefit PublicPolicyMaking PublicRelations Purpose RecordManagement RecruitmentAdvertising
    RecruitmentApplicantBackgroundCheck RecruitmentApplicantCriminalBackgroundCheck
    RecruitmentApplicantInformationAuthentication RecruitmentApplicantSelection
    RecruitmentApplicationAnalysis RecruitmentApplicationManagement RecruitmentApplicationScreening
    RecruitmentInterviewAnalysis RecruitmentInterviewAssessment RecruitmentInterviewManagement
    RecruitmentInterviewScheduling RecruitmentManagement RecruitmentTargetedAdvertising RepairImpairments
    RequestedServiceProvision ResearchAndDevelopment ScientificResearch SearchFunctionalities
    SellDataToThirdParties SellInsightsFromData SellProducts SellProductsToDataSubject
    ServiceAccessDetermination ServiceManagement ServiceMonitoring ServiceOptimisation
    ServicePersonalisation ServiceProvision ServiceRegistration ServiceUsageAnalytics SocialMediaMarketing
    TargetedAdvertising TechnicalServiceProvision UserInterfacePersonalisation VendorManagement
    VendorPayment VendorRecordsManagement VendorSelectionAssessment Verification
"""

_PERSONAL_DATA = """
    Health HealthRecord HomeLocation Household PhysicalHealth ServiceConsumptionBehaviour Transactional
    TravelHistory
"""

_LEGAL_BASES = """
    A6-1-a A6-1-a-explicit-consent A6-1-a-non-explicit-consent A6-1-b A6-1-b-contract-performance
    A6-1-b-enter-into-contract A6-1-c A6-1-d A6-1-d-data-subject A6-1-d-natural-person A6-1-e
    A6-1-e-official-authority A6-1-e-public-interest A6-1-f A6-1-f-controller A6-1-f-third-party A9-2-a
    A9-2-b A9-2-c A9-2-d A9-2-e A9-2-f A9-2-g A9-2-h A9-2-i A9-2-j
"""

_RIGHTS = "A15 A16 A17 A18 A20 A21 A22 A7-3 A77"

_COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
    ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID
    IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV
    LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR
    NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC
    VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""


def _with(prefix: str, names: str) -> frozenset[str]:
    return frozenset(f"{prefix}:{name}" for name in names.split())


PURPOSES = _with("dpv", _PURPOSES)
LEGAL_BASES = _with("eu-gdpr", _LEGAL_BASES)
COUNTRIES = _with("loc", _COUNTRIES)
ORGANISATION_KINDS = (
    "dpv:PublicSectorBody",
    "dpv:NonProfitOrganisation",
    "dpv:AcademicScientificOrganisation",
    "dpv:ForProfitOrganisation",
    "dpv:NaturalPerson",
)
TERMS = (
    _with("dpv", _DPV)
    | PURPOSES
    | _with("pd", _PERSONAL_DATA)
    | LEGAL_BASES
    | _with("eu-gdpr", _RIGHTS)
    | COUNTRIES
    | {"legal-eu:law-GDPR"}
)
