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
package io.chainstitch.it.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.runner.RunWith;

/** Habits that hold in all modules. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = RoomsTest.OURS, importOptions = MainCode.class)
public final class CodeTest {
    private static final String[] VALUES = {"io.chainstitch.vpp.model..", "io.chainstitch.sfc.api..",
        "io.chainstitch.shell.facts..", "io.chainstitch.kubernetes.facts.."};

    @ArchTest
    public static final ArchRule VALUES_DO_NOT_CHANGE = fields().that().areDeclaredInClassesThat()
        .resideInAnyPackage(VALUES).and().areDeclaredInClassesThat(are("values", CodeTest::isValue))
        .should().beFinal();

    @ArchTest
    public static final ArchRule VALUES_ARE_NOT_SUBCLASSED_BY_SURPRISE = classes().that()
        .resideInAnyPackage(VALUES).and().areNotInterfaces().and().areTopLevelClasses()
        .and(are("no exceptions", type -> !type.isAssignableTo(Exception.class)))
        .should().haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    public static final ArchRule PROGRAMS_ALONE_WRITE_TO_THE_STANDARD_STREAMS = noClasses()
        .that(are("no programs", type -> !CodeTest.isProgram(type)))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    public static final ArchRule LOGS_GO_THROUGH_SLF4J = noClasses()
        .that(are("no programs", type -> !CodeTest.isProgram(type)))
        .should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING);

    @ArchTest
    public static final ArchRule NAMES_SAY_SOMETHING = noClasses().should()
        .haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
        .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper");

    private CodeTest() {
    }

    /** All that others see, and every record; the state of a walk within vpp-model is no value. */
    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isEnum()
            || type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
    }

    /** What a user starts from a command line, and how the agent's program writes its log. */
    private static boolean isProgram(JavaClass type) {
        return type.getPackageName().equals("io.chainstitch.agent")
            || type.getName().startsWith("io.chainstitch.vpp.emulator.EmulatorMain");
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe(what, test);
    }
}
